// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.google.auto.service.AutoService;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.Input.InputFile;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.RecordSink;
import dev.entail.graph.load.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the answer of {@code aws iam get-account-authorization-details} (AWS CLI Command Reference), of one account or
 * of several put together. Elements are read one by one, so the size of the file does not matter.
 */
@AutoService(Source.class)
public final class AwsSource implements Source {
    /** Behind an element of a list there is always more. */
    private static final ObjectReader ELEMENT =
            RecordCodec.JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Set<String> LISTS = Set.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");

    @Override
    public String id() {
        return "aws";
    }

    @Override
    public String title() {
        return "AWS IAM: aws iam get-account-authorization-details, one account or many";
    }

    @Override
    public void read(Input input, Optional<String> name, RecordSink sink) {
        AccountReader account = new AccountReader(new AwsRecords(name, sink));
        for (InputFile file : input.files()) {
            readFile(file, account);
        }
        account.finish();
    }

    private static void readFile(InputFile file, AccountReader account) {
        try (InputStream bytes = file.open();
                JsonParser json = RecordCodec.JSON.getFactory().createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw notADump(file, "it does not begin with {");
            }
            if (!readLists(file, json, account)) {
                throw notADump(file, "it has none of " + String.join(", ", new java.util.TreeSet<>(LISTS)));
            }
        } catch (JsonProcessingException e) {
            throw new BadInput(file.name() + ", line " + line(e) + ": not JSON: " + RecordCodec.reason(e), e);
        } catch (IOException e) {
            throw new BadInput(file.name() + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static long line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static BadInput notADump(InputFile file, String why) {
        return new BadInput(
                file.name() + ": is not the answer of 'aws iam get-account-authorization-details', because " + why);
    }

    private static boolean readLists(InputFile file, JsonParser json, AccountReader account) throws IOException {
        boolean any = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (LISTS.contains(field)) {
                any = true;
                readList(file, field, value, json, account);
            } else if (field.equals("IsTruncated") && value == JsonToken.VALUE_TRUE) {
                account.warn(new Place(file.name(), field), "the export is truncated: further pages are missing");
            } else {
                json.skipChildren();
            }
        }
        return any;
    }

    private static void readList(InputFile file, String field, JsonToken value, JsonParser json, AccountReader account)
            throws IOException {
        if (value != JsonToken.START_ARRAY) {
            throw new BadInput(file.name() + ", " + field + ": is no list");
        }
        for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
            JsonNode element = ELEMENT.readTree(json);
            account.element(field, element, new Place(file.name(), field + "[" + index + "]"));
        }
    }
}
