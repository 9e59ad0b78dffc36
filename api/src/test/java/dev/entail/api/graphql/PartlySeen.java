// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Caller;
import dev.entail.api.auth.Origin;
import dev.entail.api.auth.Scope;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A graph of which some callers may see what the scope {@code plant} contains; all else bears the name of a canary. */
final class PartlySeen {
    static final String CANARY = "outside-canary";

    private static final String PEERS = "{'label':'Identity','id':'%1$s','properties':{'kind':'EMPLOYEE','name':'%1$s',"
            + "'status':'ACTIVE','department':'Sales','jobTitle':'Clerk'}}\n"
            + "{'relation':'HAS_ROLE','from':'%1$s','to':'in:ledger'}\n"
            + "{'relation':'HAS_ROLE','from':'%1$s','to':'outside-canary:role'}\n";

    private static final String LINES = """
            {'label':'Scope','id':'plant','properties':{'kind':'ACCOUNT','name':'Plant'}}
            {'label':'Identity','id':'in:ana','properties':{'kind':'EMPLOYEE','name':'Ana','status':'ACTIVE','department':'Sales','jobTitle':'Clerk'}}
            {'label':'Identity','id':'in:lea','properties':{'kind':'EMPLOYEE','name':'Lea','status':'TERMINATED','endDate':'2026-01-02'}}
            {'label':'Identity','id':'in:account','properties':{'kind':'EMPLOYEE','name':'Account','status':'ACTIVE'}}
            {'label':'Identity','id':'in:bot','properties':{'kind':'BOT','name':'Bot'}}
            {'label':'Identity','id':'in:left','properties':{'kind':'BOT','name':'Left'}}
            {'label':'Identity','id':'in:orphan','properties':{'kind':'BOT','name':'Orphan','tags':{'owner':'in:ana'}}}
            {'label':'Workload','id':'in:app','properties':{'name':'App'}}
            {'label':'Role','id':'in:ledger','properties':{'name':'Ledger'}}
            {'label':'Role','id':'in:vault','properties':{'name':'Vault','tier':0}}
            {'label':'Permission','id':'in:read','properties':{'actions':['ledger:read']}}
            {'label':'Permission','id':'in:write','properties':{'actions':['ledger:write']}}
            {'label':'Secret','id':'in:key','properties':{'kind':'ACCESS_KEY','name':'Key','createdAt':'2020-01-01T00:00:00Z'}}
            {'label':'Scope','id':'outside-canary:scope','properties':{'kind':'ACCOUNT','name':'outside-canary scope'}}
            {'label':'Identity','id':'outside-canary:eve','properties':{'kind':'EMPLOYEE','name':'outside-canary eve','status':'TERMINATED','endDate':'2026-01-02'}}
            {'label':'Identity','id':'outside-canary:mia','properties':{'kind':'EMPLOYEE','name':'outside-canary mia','status':'ACTIVE'}}
            {'label':'Identity','id':'outside-canary:bot','properties':{'kind':'BOT','name':'outside-canary bot'}}
            {'label':'Group','id':'outside-canary:team','properties':{'name':'outside-canary team'}}
            {'label':'Role','id':'outside-canary:role','properties':{'name':'outside-canary role','tier':0}}
            {'label':'Permission','id':'outside-canary:permission','properties':{'actions':['outside-canary:drop']}}
            {'label':'Resource','id':'outside-canary:resource','properties':{'name':'outside-canary resource'}}
            {'label':'Event','id':'outside-canary:joined','properties':{'kind':'JOINED','at':'2026-01-03T00:00:00Z','name':'outside-canary joined'}}
            {'relation':'ABOUT','from':'outside-canary:joined','to':'in:ana'}
            {'relation':'CONTAINS','from':'outside-canary:scope','to':'outside-canary:bot'}
            {'relation':'GRANTS','from':'in:ledger','to':'in:read'}
            {'relation':'GRANTS','from':'in:ledger','to':'in:write'}
            {'relation':'ON','from':'in:write','to':'outside-canary:resource'}
            {'relation':'GRANTS','from':'outside-canary:role','to':'outside-canary:permission'}
            {'relation':'HAS_ROLE','from':'in:ana','to':'in:ledger'}
            {'relation':'HAS_ROLE','from':'in:ana','to':'in:vault','properties':{'basis':'TEMPORARY'}}
            {'relation':'HAS_ROLE','from':'in:ana','to':'outside-canary:role','properties':{'basis':'TEMPORARY'}}
            {'relation':'MEMBER_OF','from':'in:ana','to':'outside-canary:team'}
            {'relation':'REPORTS_TO','from':'in:ana','to':'outside-canary:mia'}
            {'relation':'HAS_ROLE','from':'outside-canary:team','to':'in:vault'}
            {'relation':'HAS_ROLE','from':'in:bot','to':'in:vault'}
            {'relation':'CAN_ASSUME','from':'in:bot','to':'outside-canary:bot'}
            {'relation':'CAN_ASSUME','from':'outside-canary:bot','to':'in:bot'}
            {'relation':'HAS_ROLE','from':'outside-canary:bot','to':'outside-canary:role'}
            {'relation':'AUTHENTICATES','from':'in:key','to':'in:bot'}
            {'relation':'KNOWS','from':'in:lea','to':'in:key'}
            {'relation':'KNOWS','from':'outside-canary:eve','to':'in:key'}
            {'relation':'RUNS_AS','from':'in:app','to':'in:bot'}
            {'relation':'OWNED_BY','from':'in:left','to':'outside-canary:eve'}
            {'relation':'OWNED_BY','from':'in:bot','to':'in:lea'}
            {'relation':'OWNED_BY','from':'in:app','to':'outside-canary:mia'}
            {'relation':'OWNED_BY','from':'outside-canary:bot','to':'in:ana'}
            {'relation':'ACCOUNT_OF','from':'in:account','to':'outside-canary:mia'}
            {'relation':'HAS_ROLE','from':'in:account','to':'in:ledger'}
            {'relation':'CREATED_BY','from':'in:orphan','to':'outside-canary:mia'}
            {'relation':'CONTROLS','from':'in:ana','to':'in:orphan'}
            """;

    /** The first of these grants is told to those who may see what it is of, the second to nobody else. */
    private static final String LATER = """
            {'relation':'HAS_ROLE','from':'in:account','to':'in:vault'}
            {'relation':'HAS_ROLE','from':'in:bot','to':'outside-canary:role'}
            """;

    private final Entail entail;
    private final GraphqlEngine engine;

    private PartlySeen(Entail entail) {
        this.entail = entail;
        this.engine = new GraphqlEngine(entail);
    }

    /** {@return the graph, loaded into the shared store twice, and what the analyses find in it} */
    static PartlySeen load() {
        SharedStore.empty(SharedStore.store());
        Entail entail = new Entail(SharedStore.store());
        StringBuilder lines = new StringBuilder(LINES);
        new TreeSet<>(Set.of(
                        "ana", "lea", "account", "bot", "left", "orphan", "app", "ledger", "vault", "read", "write",
                        "key"))
                .forEach(name -> lines.append("{'relation':'CONTAINS','from':'plant','to':'in:" + name + "'}\n"));
        List.of("in:ben", "outside-canary:p1", "outside-canary:p2", "outside-canary:p3", "outside-canary:p4")
                .forEach(peer -> lines.append(PEERS.formatted(peer)));
        lines.append("{'relation':'CONTAINS','from':'plant','to':'in:ben'}\n");
        String before = lines.toString();
        entail.load(Records.SOURCE, Records.of(before), LoadOptions.at(Instant.parse("2026-01-05T00:00:00Z")));
        entail.load(Records.SOURCE, Records.of(before + LATER), LoadOptions.at(Instant.parse("2026-01-15T00:00:00Z")));
        entail.analyze(List.of(), Progress.SILENT);
        return new PartlySeen(entail);
    }

    Entail entail() {
        return entail;
    }

    /** {@return what somebody is answered who may see what the scope contains} */
    JsonNode part(String document) {
        return ask(document, Optional.of(Set.of("plant")));
    }

    JsonNode whole(String document) {
        return ask(document, Optional.empty());
    }

    JsonNode ask(String document, Optional<Set<String>> within) {
        Origin origin = new Origin(new Caller("tester", Set.of(Scope.VIEWER), "default", within), "1", "here");
        return RecordCodec.JSON.valueToTree(engine.execute(document, Map.of(), "", origin));
    }
}
