package dev.tollgate.gateway.gate;

/** The canonical spelling of what decides and of what was decided. Pure. */
public interface DecisionRecords {
    /** RFC 8785 JSON of the judgement. */
    String write(Judgement judgement);

    Judgement read(String record);

    /** RFC 8785 JSON of the policy as it binds: its file, with the installation's floors over its own. */
    String write(Policy policy);
}
