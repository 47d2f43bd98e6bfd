package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.IdentityCheck;
import dev.tollgate.ingest.provider.IdentityCheck.Rights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Asks who an identity is ({@code GetCallerIdentity}, which needs no right) and what it could change
 * ({@code SimulatePrincipalPolicy}, which needs one, and answers for policies without doing anything). The actions are a
 * choice: those with which a stolen key would do harm to what is read here, give itself more rights, or run up costs.
 */
record CheckingIdentity(AwsSession<CheckingIdentity.Clients> session, AwsSettings settings) {
    private static final Pattern ARN =
            Pattern.compile("arn:(aws[a-z-]*):(iam|sts)::(\\d{12}):([\\w+=,.@-]+)(?:/([\\w+=,.@/-]+))?");
    private static final int MOST_PAGES = 10;

    private static final List<String> OBJECT_READS = List.of("s3:GetObject");
    private static final List<String> OBJECT_WRITES =
            List.of("s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObjectAcl");
    private static final List<String> BUCKET_READS = List.of("s3:ListBucket");
    private static final List<String> BUCKET_WRITES =
            List.of("s3:DeleteBucket", "s3:PutBucketPolicy", "s3:PutBucketAcl", "s3:PutLifecycleConfiguration");
    private static final List<String> ACCOUNT_READS = List.of("ce:GetCostAndUsage");
    private static final List<String> ACCOUNT_WRITES = List.of(
            "iam:CreateUser",
            "iam:CreateAccessKey",
            "iam:CreateRole",
            "iam:AttachUserPolicy",
            "iam:AttachRolePolicy",
            "iam:PutUserPolicy",
            "iam:PutRolePolicy",
            "iam:PassRole",
            "sts:AssumeRole",
            "ce:CreateCostCategoryDefinition",
            "ce:UpdatePreferences",
            "cur:PutReportDefinition",
            "cur:ModifyReportDefinition",
            "cur:DeleteReportDefinition",
            "bcm-data-exports:CreateExport",
            "bcm-data-exports:UpdateExport",
            "bcm-data-exports:DeleteExport",
            "budgets:ModifyBudget",
            "s3:CreateBucket",
            "ec2:RunInstances");

    IdentityCheck check() {
        GetCallerIdentityResponse caller =
                session.ask("the identity", clients -> clients.sts().getCallerIdentity());
        Matcher arn = ARN.matcher(String.valueOf(caller.arn()));
        if (!arn.matches() || !arn.group(3).equals(caller.account())) {
            throw bad("names no identity");
        }
        List<String> found = new ArrayList<>();
        found.add("STS says that the credential works");
        if (arn.group(4).equals("root")) {
            found.add("it is the account's root, which may do everything");
            return new IdentityCheck(arn.group(), Rights.CAN_WRITE, found);
        }
        Optional<String> principal = principal(arn);
        if (principal.isEmpty()) {
            found.add("IAM has no way to ask for the rights of such an identity");
            return new IdentityCheck(arn.group(), Rights.NOT_TOLD, found);
        }
        return new IdentityCheck(arn.group(), rights(principal.get(), arn.group(1), found), found);
    }

    private Rights rights(String principal, String partition, List<String> found) {
        String bucket = "arn:" + partition + ":s3:::" + settings.bucket();
        String objects = bucket + "/" + settings.prefix() + "/*";
        try {
            boolean writes = mayWrite(principal, objects, OBJECT_READS, OBJECT_WRITES, found);
            writes |= mayWrite(principal, bucket, BUCKET_READS, BUCKET_WRITES, found);
            writes |= mayWrite(principal, "*", ACCOUNT_READS, ACCOUNT_WRITES, found);
            return writes ? Rights.CAN_WRITE : Rights.READ_ONLY;
        } catch (ExportRefused e) {
            if (e.reason() != FailureReason.CREDENTIAL_REFUSED && e.reason() != FailureReason.NOT_CONFIGURED) {
                throw e;
            }
            found.add("IAM does not let it ask for its rights: " + e.explanation());
            return Rights.NOT_TOLD;
        }
    }

    private boolean mayWrite(
            String principal, String resource, List<String> reads, List<String> writes, List<String> found) {
        List<String> actions = new ArrayList<>(reads);
        actions.addAll(writes);
        Map<String, String> decisions = decisions(principal, resource, actions);
        List<String> allowed = actions.stream()
                .filter(action -> "allowed".equals(decisions.get(action)))
                .toList();
        reads.forEach(read ->
                found.add(read + " on " + resource + " is " + (allowed.contains(read) ? "allowed" : "not allowed")));
        List<String> written = writes.stream().filter(allowed::contains).toList();
        found.add(
                written.isEmpty()
                        ? "of " + writes.size() + " actions that change something on " + resource + " none is allowed"
                        : "on " + resource + " it may " + String.join(", ", written));
        return !written.isEmpty();
    }

    private Map<String, String> decisions(String principal, String resource, List<String> actions) {
        SortedMap<String, String> parameters = new TreeMap<>(Map.of(
                "Action", "SimulatePrincipalPolicy",
                "Version", "2010-05-08",
                "PolicySourceArn", principal,
                "ResourceArns.member.1", resource,
                "MaxItems", "1000"));
        for (int i = 0; i < actions.size(); i++) {
            parameters.put("ActionNames.member." + (i + 1), actions.get(i));
        }
        Map<String, String> decisions = new HashMap<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            byte[] body = session.ask("the simulation of the identity's policies", clients -> clients.iam()
                    .post(parameters));
            IamXml answer = IamXml.of(body).orElseThrow(() -> bad("is no simulation"));
            decisions.putAll(answer.decisions());
            if (answer.next().isPresent()) {
                parameters.put("Marker", answer.next().get());
                continue;
            }
            // An action that is not judged is none that was found to be forbidden.
            if (!decisions.keySet().containsAll(actions)
                    || !decisions.values().stream().allMatch(this::isDecision)) {
                throw bad("does not judge every action");
            }
            return decisions;
        }
        throw bad("goes on without an end");
    }

    private boolean isDecision(String text) {
        return text.equals("allowed") || text.equals("implicitDeny") || text.equals("explicitDeny");
    }

    /** Of a session its role, which IAM can be asked about; the role's path is not in it, and one with a path is not found. */
    private static Optional<String> principal(Matcher arn) {
        String name = Optional.ofNullable(arn.group(5)).orElse("");
        String iam = "arn:" + arn.group(1) + ":iam::" + arn.group(3) + ":";
        return switch (arn.group(4)) {
            case "user", "role" -> Optional.of(arn.group());
            case "assumed-role" -> Optional.of(iam + "role/" + name.replaceFirst("/.*", ""));
            default -> Optional.empty();
        };
    }

    private static ExportRefused bad(String what) {
        return new ExportRefused(FailureReason.BAD_ANSWER, "the answer about the identity " + what);
    }

    /** One identity, asked of two services. */
    record Clients(StsClient sts, IamQuery iam) implements SdkAutoCloseable {
        @Override
        public void close() {
            sts.close();
        }
    }
}
