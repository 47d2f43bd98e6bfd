package dev.tollgate.ingest.provider.adapter.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of a month's manifests decide, by the rule that the files are read by: the one that lies highest points to the
 * delivery that stands, and where only the deliveries have one, the one that was written last. Where that leaves more than
 * one, or where reports of several names lie together, all of those are here: reading them refuses the month.
 */
record StandingManifests(List<StoredObject> manifests) {
    private static final String MANIFEST = "-Manifest.json";

    StandingManifests {
        manifests = List.copyOf(manifests);
    }

    static StandingManifests among(Collection<StoredObject> listed) {
        List<StoredObject> all = listed.stream()
                .filter(object -> object.name().endsWith(MANIFEST))
                .toList();
        long highest = all.stream().mapToLong(StoredObject::depth).min().orElse(0);
        Instant last = all.stream()
                .filter(object -> object.depth() == highest)
                .map(StoredObject::written)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        List<StoredObject> standing = new ArrayList<>(all.stream()
                .filter(object -> object.depth() == highest && object.written().equals(last))
                .toList());
        Set<String> names = new HashSet<>();
        standing.forEach(object -> names.add(object.name()));
        all.stream().filter(object -> names.add(object.name())).forEach(standing::add);
        return new StandingManifests(standing);
    }
}
