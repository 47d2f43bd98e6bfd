package dev.tollgate.kernel.house;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The keys and defaults of a configuration mapping, one a line and sorted, so that a test can pin all of them: a key
 * that changes its name or its default breaks the build before it breaks a deployment.
 */
public final class ConfigKeys {
    private ConfigKeys() {}

    public static String of(Class<?>... mappings) {
        List<String> lines = new ArrayList<>();
        for (Class<?> mapping : mappings) {
            collect(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping, lines);
        }
        Collections.sort(lines);
        return String.join("\n", lines) + "\n";
    }

    private static void collect(String prefix, Class<?> mapping, List<String> lines) {
        for (Method method : mapping.getMethods()) {
            String name = method.isAnnotationPresent(WithName.class)
                    ? method.getAnnotation(WithName.class).value()
                    : kebab(method.getName());
            String key = prefix + "." + name;
            if (isGroup(method.getReturnType())) {
                collect(key, method.getReturnType(), lines);
            } else {
                WithDefault byDefault = method.getAnnotation(WithDefault.class);
                lines.add(key + (byDefault == null ? "" : " = " + byDefault.value()) + " : "
                        + method.getGenericReturnType().getTypeName().replaceAll("[a-z]+\\.", ""));
            }
        }
    }

    private static boolean isGroup(Class<?> type) {
        return type.isInterface() && type.getName().startsWith("dev.tollgate.");
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
