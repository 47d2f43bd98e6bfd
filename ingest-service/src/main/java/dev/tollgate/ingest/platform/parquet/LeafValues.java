package dev.tollgate.ingest.platform.parquet;

import java.util.Arrays;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column in one row group, as text, one after the other. A dictionary is turned into text once, so
 * that a value which stands in millions of rows costs nothing more.
 */
final class LeafValues {
    private static final int MAX_DICTIONARY_WIDTH = 31;

    private final Pages pages;
    private final ColumnType type;
    private final CellText text;
    private final int maxDefinition;
    private final Workspace workspace;

    private int left;
    private @Nullable Runs repetitions;
    private @Nullable Runs definitions;
    private @Nullable Runs places;
    private @Nullable Values values;
    private int repetition;
    private int definition;

    private char[] dictionary = new char[0];
    private int[] starts = new int[1];
    private int entries;
    private char[] chars = dictionary;
    private int from;
    private int length;

    LeafValues(Pages pages, Schema.Leaf leaf, Workspace workspace) {
        this.pages = pages;
        this.type = new ColumnType(leaf.element());
        this.text = type.text();
        this.maxDefinition = leaf.definition();
        this.workspace = workspace;
    }

    /** Moves to the next value; false behind the last one. */
    boolean advance() {
        while (left == 0) {
            if (!nextPage()) {
                return false;
            }
        }
        left--;
        repetition = repetitions == null ? 0 : repetitions.next();
        definition = definitions == null ? 0 : definitions.next();
        if (definition == maxDefinition) {
            take();
        } else if (definition > maxDefinition) {
            throw new BrokenPage("a level is higher than its column has");
        }
        return true;
    }

    boolean isPresent() {
        return definition == maxDefinition;
    }

    int definition() {
        return definition;
    }

    int repetition() {
        return repetition;
    }

    char[] chars() {
        return chars;
    }

    int from() {
        return from;
    }

    int length() {
        return length;
    }

    private void take() {
        if (places != null) {
            int place = places.next();
            if (place < 0 || place >= entries) {
                throw new BrokenPage("a value is not in its dictionary");
            }
            chars = dictionary;
            from = starts[place];
            length = starts[place + 1] - from;
        } else if (values != null) {
            values.next(text);
            chars = text.chars();
            from = text.from();
            length = text.length();
        }
    }

    private boolean nextPage() {
        Pages.Page page = pages.next();
        if (page == null) {
            return false;
        }
        if (page.isDictionary()) {
            readDictionary(page);
            return true;
        }
        left = page.count();
        repetitions = page.repetitions();
        definitions = page.definitions();
        Encoding encoding = page.encoding();
        PageBytes in = page.values();
        if (encoding == Encoding.PLAIN_DICTIONARY || encoding == Encoding.RLE_DICTIONARY) {
            // A page of nothing but nulls need not even say how wide its numbers would be.
            int width = in.remaining() == 0 ? 0 : in.unsignedByte();
            if (width > MAX_DICTIONARY_WIDTH) {
                throw new BrokenPage("its dictionary has too many entries");
            }
            places = new Runs(in, width);
            values = null;
        } else {
            places = null;
            values =
                    left == 0 || in.remaining() == 0 && definitions != null ? new Nothing() : type.values(encoding, in);
        }
        return true;
    }

    private void readDictionary(Pages.Page page) {
        if (entries > 0) {
            throw new BrokenPage("its column has a second dictionary");
        }
        PageBytes in = page.values();
        // Each entry has a byte at least, but for booleans, which nobody puts into a dictionary.
        if (page.count() > in.remaining()) {
            throw new BrokenPage("its dictionary has fewer entries than it says");
        }
        starts = new int[page.count() + 1];
        workspace.heap().take(4L * starts.length);
        Values plain = type.values(Encoding.PLAIN, in);
        int end = 0;
        for (int i = 0; i < page.count(); i++) {
            plain.next(text);
            if (dictionary.length - end < text.length()) {
                int roomy = Math.max(2 * dictionary.length, end + text.length() + in.remaining());
                workspace.heap().take(2L * (roomy - dictionary.length));
                dictionary = Arrays.copyOf(dictionary, roomy);
            }
            System.arraycopy(text.chars(), text.from(), dictionary, end, text.length());
            end += text.length();
            starts[i + 1] = end;
        }
        entries = page.count();
    }

    /** What a page has that says there is nothing in it. */
    private static final class Nothing implements Values {
        @Override
        public void next(CellText text) {
            throw new BrokenPage("it has fewer values than it says");
        }
    }
}
