package dev.tollgate.kernel.adapter.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Everything that can go wrong in a request becomes an RFC 9457 answer here, and nowhere else. */
final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return answer(e.problem());
    }

    @ServerExceptionMapper(value = ConstraintViolationException.class, priority = Priorities.USER - 1)
    Response invalid(ConstraintViolationException e) {
        List<FieldError> errors = e.getConstraintViolations().stream()
                .map(violation -> new FieldError(place(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        return answer(new Problem.InvalidRequest("The request has mistakes.", errors));
    }

    @ServerExceptionMapper(
            value = {JsonProcessingException.class, MismatchedInputException.class},
            priority = Priorities.USER - 1)
    Response unreadable(JsonProcessingException e) {
        return answer(unreadableJson(e));
    }

    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = Priorities.USER - 1)
    Response unauthenticated(AuthenticationFailedException e) {
        return answer(new Problem.Unauthenticated("The credentials are missing, expired or not accepted here."));
    }

    @ServerExceptionMapper(value = UnauthorizedException.class, priority = Priorities.USER - 1)
    Response unauthorized(UnauthorizedException e) {
        return answer(new Problem.Unauthenticated("The credentials are missing, expired or not accepted here."));
    }

    @ServerExceptionMapper(value = ForbiddenException.class, priority = Priorities.USER - 1)
    Response forbidden(ForbiddenException e) {
        return answer(new Problem.Forbidden("This identity's role does not allow the operation."));
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException unreadable) {
            return answer(unreadableJson(unreadable));
        }
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 400 -> answer(new Problem.InvalidRequest("The request is malformed.", List.of()));
            case 401 ->
                answer(new Problem.Unauthenticated("The credentials are missing, expired or not accepted here."));
            case 403 -> answer(new Problem.Forbidden("This identity's role does not allow the operation."));
            case 404 -> answer(new Problem.NotFound("There is nothing at this address."));
            case 405, 406, 415 -> answer(new Problem.NotSupported(status, notSupported(status)));
            case 413 -> answer(new Problem.TooLarge("The body is larger than this operation takes."));
            default -> bug(e);
        };
    }

    @ServerExceptionMapper
    Response bug(Throwable e) {
        LOG.error("unexpected error while serving a request", e);
        ProblemResponse response = ProblemResponse.bug(CorrelationId.current());
        return Response.status(response.status())
                .type(ProblemResponse.MEDIA_TYPE)
                .entity(response)
                .build();
    }

    static Response answer(Problem problem) {
        ProblemResponse response = ProblemResponse.of(problem, CorrelationId.current());
        Response.ResponseBuilder builder = Response.status(response.status())
                .type(ProblemResponse.MEDIA_TYPE)
                .entity(response);
        ProblemResponse.retryAfter(problem)
                .ifPresent(wait -> builder.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        if (problem instanceof Problem.Unauthenticated) {
            builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem instanceof Problem.WebhookRefused refused && refused.status() == 401) {
            // RFC 9110, 11.6.1: a 401 names a scheme. Which proof was missing is not for the sender to hear.
            builder.header(HttpHeaders.WWW_AUTHENTICATE, "Webhook");
        }
        return builder.build();
    }

    private static String notSupported(int status) {
        return switch (status) {
            case 405 -> "This address does not take that method.";
            case 406 -> "None of the accepted media types can be produced here.";
            default -> "This operation does not take that media type.";
        };
    }

    /** Names the place and the kind of mistake; the value itself may be a secret and is not repeated. */
    private static Problem unreadableJson(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return Problem.InvalidRequest.of(path(unknown), "is not a known field");
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return Problem.InvalidRequest.of(path(mapping), "has the wrong type or an unknown value");
        }
        return new Problem.InvalidRequest("The body is not JSON of the documented shape.", List.of());
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    /** Drops the method's and the parameter's name, which only our code knows. */
    private static String place(ConstraintViolation<?> violation) {
        List<String> nodes = new java.util.ArrayList<>();
        for (Path.Node node : violation.getPropertyPath()) {
            nodes.add(node.toString());
        }
        return nodes.size() <= 2 ? nodes.getLast() : String.join(".", nodes.subList(2, nodes.size()));
    }
}
