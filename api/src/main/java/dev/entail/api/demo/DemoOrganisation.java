// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Meridian Freight, a company that does not exist: some 300 people, 2,000 machine identities and two AWS accounts at
 * three dates, with joiners, movers and leavers, access that grows, and ways to become administrator.
 *
 * <p>The same seed gives the same bytes. The AWS document of a date is loaded before the records of that date, which
 * refer to its ARNs.
 */
public final class DemoOrganisation {
    private DemoOrganisation() {}

    /**
     * The organisation at one time.
     *
     * @param awsJson the answer of {@code aws iam get-account-authorization-details} for both accounts, put together
     * @param recordsJsonl everything else, as JSON Lines of records
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Snapshot(Instant at, byte[] awsJson, byte[] recordsJsonl) {}

    /** {@return the organisation at each of its dates, the oldest first} */
    public static List<Snapshot> generate(long seed) {
        People people = new People(new Seed(seed));
        return Arrays.stream(Quarter.values())
                .map(quarter -> snapshot(new Seed(seed), people, quarter))
                .toList();
    }

    private static Snapshot snapshot(Seed seed, People people, Quarter quarter) {
        byte[] aws = new AwsOrganisation(seed, people, quarter).json();
        RecordsWriter out = new RecordsWriter();
        Ownership ownership = new Ownership(seed, people, quarter, out);
        SecretRecords secrets = new SecretRecords(seed, people, quarter, ownership, out);
        new PeopleRecords(people, quarter, out).write();
        new Directory(seed, people, quarter, out).write();
        new AccessGrants(seed, people, quarter, out).write();
        new Applications(quarter, ownership, out).write();
        new Clusters(seed, quarter, ownership, out).write();
        new Machines(seed, quarter, ownership, secrets, out).write();
        new AwsAccess(seed, people, quarter, secrets, out).write();
        new Planted(people, quarter, ownership, out).write();
        new PlantedSecrets(people, quarter, ownership, out).write();
        new PlantedNhis(people, quarter, ownership, out).write();
        new PlantedOwnership(quarter, out).write();
        new PlantedLifecycle(people, quarter, ownership, out).write();
        new PlantedGovernance(people, quarter, out).write();
        new PlantedCreep(quarter, out).write();
        return new Snapshot(quarter.at(), aws, out.bytes());
    }
}
