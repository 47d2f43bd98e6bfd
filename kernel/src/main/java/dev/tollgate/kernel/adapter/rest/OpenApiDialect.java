package dev.tollgate.kernel.adapter.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * What is true of every operation of every service, said once: errors are RFC 9457 problems, nobody gets in without
 * proof, and an optional field is absent and never null.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class OpenApiDialect implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final Map<String, String> ALWAYS = Map.of(
            "400", "The request breaks the shape that is described here; every mistake is listed.",
            "401", "Nobody is proven to ask.",
            "403", "The caller's role does not allow the operation.",
            "500", "An error of ours; the log has its cause under the correlation id.");

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getType() != null) {
            schema.setType(schema.getType().stream()
                    .filter(type -> type != SchemaType.NULL)
                    .toList());
        }
        if (schema.getAnyOf() != null && schema.getAnyOf().stream().anyMatch(OpenApiDialect::isNull)) {
            schema.getAnyOf().stream().filter(each -> !isNull(each)).findFirst().ifPresent(only -> schema.anyOf(null)
                    .type(null)
                    .ref(only.getRef()));
        }
        return schema;
    }

    @Override
    public Operation filterOperation(Operation operation) {
        APIResponses responses = operation.getResponses();
        ALWAYS.forEach((code, description) -> {
            if (!responses.hasAPIResponse(code)) {
                responses.addAPIResponse(code, OASFactory.createAPIResponse().description(description));
            }
        });
        responses.getAPIResponses().forEach((code, response) -> {
            if ((code.startsWith("4") || code.startsWith("5")) && response.getContent() == null) {
                response.setContent(problemContent());
            }
        });
        // Sorted, since the committed file must be the same after every build.
        responses.setAPIResponses(new TreeMap<>(responses.getAPIResponses()));
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().addSchema(PROBLEM, problem());
    }

    private static Content problemContent() {
        Schema reference = OASFactory.createSchema().ref(PROBLEM);
        return OASFactory.createContent()
                .addMediaType(
                        ProblemResponse.MEDIA_TYPE, OASFactory.createMediaType().schema(reference));
    }

    private static Schema problem() {
        Schema mistake = OASFactory.createSchema()
                .type(List.of(SchemaType.OBJECT))
                .required(List.of("field", "message"))
                .addProperty("field", text("Where: a JSON path, a parameter, a header or a variable."))
                .addProperty("message", text("What is wrong with it; never the value itself."));
        return OASFactory.createSchema()
                .type(List.of(SchemaType.OBJECT))
                .description("RFC 9457.")
                .required(List.of("type", "title", "status", "detail", "correlationId"))
                .addProperty("type", text("A stable URN: urn:tollgate:problem:…"))
                .addProperty("title", text("What the type means; always the same words."))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.INTEGER))
                                .description("The HTTP status, repeated."))
                .addProperty("detail", text("What is wrong with this request."))
                .addProperty("correlationId", text("The trace id under which our logs tell more."))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.ARRAY))
                                .items(mistake)
                                .description("Each mistake with its place."));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().type(List.of(SchemaType.STRING)).description(description);
    }

    private static boolean isNull(Schema schema) {
        List<SchemaType> types = schema.getType();
        return schema.getRef() == null && (types == null || types.isEmpty() || types.equals(List.of(SchemaType.NULL)));
    }
}
