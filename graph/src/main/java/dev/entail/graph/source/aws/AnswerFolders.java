// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import dev.entail.graph.load.Input.InputFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sorts the files of an input that are answers of the AWS CLI into the folders of their accounts. */
final class AnswerFolders {
    private final AwsReaders readers;
    private final Map<String, List<AnswerFile>> folders = new LinkedHashMap<>();
    private final Map<String, InputFile> regions = new LinkedHashMap<>();

    AnswerFolders(AwsReaders readers) {
        this.readers = readers;
    }

    /** {@return whether the path of a file is that of an answer} */
    boolean take(InputFile file) {
        String name = AnswerFile.lastStep(file.name());
        if (name.equals("describe-regions.json")) {
            regions.put(file.name().substring(0, Math.max(0, file.name().length() - name.length() - 1)), file);
            return true;
        }
        Optional<AnswerFile> answer = AnswerFile.of(file);
        answer.ifPresent(found -> folders.computeIfAbsent(found.folder(), any -> new ArrayList<>())
                .add(found));
        return answer.isPresent();
    }

    /** {@return whether there was no answer among the files} */
    boolean isEmpty() {
        return folders.isEmpty();
    }

    /** Reads what was taken, one account after the other. */
    void finish() {
        folders.forEach((folder, files) ->
                new AccountFolder(readers, folder, files, Optional.ofNullable(regions.get(folder))).read());
    }
}
