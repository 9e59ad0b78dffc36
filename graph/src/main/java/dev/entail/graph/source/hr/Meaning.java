// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.hr;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What names of columns and values usually mean in lists of people. */
final class Meaning {
    /** Names of columns by property, without case and signs. */
    static final Map<String, Set<String>> COLUMNS = Map.ofEntries(
            Map.entry(
                    "id",
                    Set.of(
                            "empnum",
                            "employeeid",
                            "employeenumber",
                            "empid",
                            "empno",
                            "personnelnumber",
                            "personid",
                            "userid",
                            "workerid",
                            "staffid",
                            "id",
                            "uid",
                            "personalnummer",
                            "matricule")),
            Map.entry("name", Set.of("name", "fullname", "employeename", "displayname", "workername", "personname")),
            Map.entry("first", Set.of("firstname", "givenname", "forename", "vorname", "prenom")),
            Map.entry("last", Set.of("lastname", "surname", "familyname", "nachname", "nom")),
            Map.entry("email", Set.of("email", "mail", "emailaddress", "workemail", "primaryworkemail")),
            Map.entry("status", Set.of("status", "employmentstatus", "employeestatus", "workerstatus", "state")),
            Map.entry(
                    "kind",
                    Set.of("kind", "type", "emptype", "employeetype", "employmenttype", "workertype", "contracttype")),
            Map.entry("department", Set.of("department", "dept", "departmentname", "abteilung")),
            Map.entry("jobTitle", Set.of("jobtitle", "title", "job", "role", "position", "jobname")),
            Map.entry("jobCode", Set.of("jobcode", "jobid", "positioncode")),
            Map.entry("location", Set.of("location", "locality", "office", "site", "city", "worklocation")),
            Map.entry("costCenter", Set.of("costcenter", "costcentre", "kostenstelle")),
            Map.entry("startDate", Set.of("startdate", "hiredate", "hired", "joindate", "entrydate", "eintritt")),
            Map.entry(
                    "endDate",
                    Set.of(
                            "enddate",
                            "terminationdate",
                            "leavedate",
                            "exitdate",
                            "lastday",
                            "contractend",
                            "austritt")),
            Map.entry(
                    "supervisor",
                    Set.of(
                            "supervisor",
                            "manager",
                            "managerid",
                            "supervisorid",
                            "managername",
                            "reportsto",
                            "linemanager")),
            Map.entry("team", Set.of("team", "teamname", "squad")),
            Map.entry("unit", Set.of("businessunit", "division", "orgunit")));

    private Meaning() {}

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** {@return the status that a text usually means, UNKNOWN where it cannot be told} */
    static String status(String text) {
        String folded = fold(text);
        if (folded.matches(".*(former|terminat|left|leaver|resign|retired|dismiss|exemployee|deceased).*")) {
            return "TERMINATED";
        }
        if (folded.matches(".*(leave|sabbatical|parental|maternity|absent|furlough).*")) {
            return "ON_LEAVE";
        }
        if (folded.matches(".*(suspend|blocked).*")) {
            return "SUSPENDED";
        }
        if (folded.matches("(inactive|disabled|deactivated|no|n|false|0)")) {
            return "DISABLED";
        }
        return folded.matches("(active|aktiv|actif|employed|current|working|yes|y|true|1|a)") ? "ACTIVE" : "UNKNOWN";
    }

    /** {@return the kind of person that a text usually means, UNKNOWN where it cannot be told} */
    static String kind(String text) {
        String folded = fold(text);
        if (folded.matches(".*(contractor|freelance|consultant|external).*")) {
            return "CONTRACTOR";
        }
        if (folded.matches(".*(contingent|temp|agency|intern|seasonal).*")) {
            return "CONTINGENT_WORKER";
        }
        if (folded.matches(".*(partner|supplier|vendor).*")) {
            return "PARTNER";
        }
        return folded.matches(".*(fte|employee|permanent|fulltime|parttime|regular|staff).*") ? "EMPLOYEE" : "UNKNOWN";
    }
}
