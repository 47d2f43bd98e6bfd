package dev.tollgate.gateway.confidence;

/** A report that is not what it claims to be, and where reading it ended. */
public final class UnreadableReport extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final int column;

    UnreadableReport(String reason, int line, int column) {
        super(reason, null, false, false);
        this.line = line;
        this.column = column;
    }

    /** Words of ours only: a parser's message may quote the document. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** From 1; 0 when the parser does not know. */
    public int line() {
        return Math.max(0, line);
    }

    public int column() {
        return Math.max(0, column);
    }
}
