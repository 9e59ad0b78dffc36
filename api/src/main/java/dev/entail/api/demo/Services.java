// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import java.util.List;

/** What the company's software consists of, and the team that runs each part. */
final class Services {
    private Services() {}

    record Service(String name, String team, String dataClass) {
        String database() {
            return "res:" + name + "-database";
        }

        String bucket() {
            return "res:" + name + "-files";
        }

        String repository() {
            return "repo:meridian-freight/" + name;
        }

        /** {@return the identity that the jobs of the repository run with} */
        String pipeline() {
            return "github:meridian-freight/" + name;
        }

        String reader() {
            return "role:" + name + "-reader";
        }

        String operator() {
            return "role:" + name + "-operator";
        }
    }

    static final List<Service> ALL = List.of(
                    "booking customer-apps INTERNAL",
                    "quoting customer-apps INTERNAL",
                    "customer-portal customer-apps PERSONAL",
                    "carrier-portal customer-apps PERSONAL",
                    "driver-app customer-apps PERSONAL",
                    "notification customer-apps PERSONAL",
                    "chat-assistant customer-apps PERSONAL",
                    "email-relay customer-apps PERSONAL",
                    "route-planning route-planning INTERNAL",
                    "rail-slots route-planning INTERNAL",
                    "vessel-positions route-planning PUBLIC",
                    "port-calls route-planning PUBLIC",
                    "geocoding route-planning PUBLIC",
                    "map-tiles route-planning PUBLIC",
                    "weather-feed route-planning PUBLIC",
                    "emissions route-planning INTERNAL",
                    "freight-tracker tracking INTERNAL",
                    "fleet-telemetry tracking INTERNAL",
                    "cold-chain tracking INTERNAL",
                    "container-yard tracking INTERNAL",
                    "crane-schedule tracking INTERNAL",
                    "dock-scheduler tracking INTERNAL",
                    "pallet-pool tracking INTERNAL",
                    "returns tracking INTERNAL",
                    "invoicing billing-systems FINANCIAL",
                    "payments billing-systems FINANCIAL",
                    "ledger billing-systems FINANCIAL",
                    "tariff-rates billing-systems INTERNAL",
                    "fuel-cards billing-systems FINANCIAL",
                    "payroll-export billing-systems FINANCIAL",
                    "cargo-claims billing-systems PERSONAL",
                    "data-lake data-platform CONFIDENTIAL",
                    "demand-forecast data-platform INTERNAL",
                    "price-model data-platform CONFIDENTIAL",
                    "report-builder data-platform CONFIDENTIAL",
                    "search data-platform INTERNAL",
                    "audit-log security CONFIDENTIAL",
                    "compliance-screening compliance CONFIDENTIAL",
                    "sanctions-check compliance CONFIDENTIAL",
                    "customs-filing customs CONFIDENTIAL",
                    "edi-gateway platform INTERNAL",
                    "partner-gateway platform INTERNAL",
                    "feature-flags platform INTERNAL",
                    "document-store platform CONFIDENTIAL",
                    "label-printing warehouse INTERNAL",
                    "warehouse-inventory warehouse INTERNAL",
                    "identity-sync identity PERSONAL",
                    "build-cache quality INTERNAL")
            .stream()
            .map(Services::service)
            .toList();

    private static Service service(String text) {
        String[] parts = text.split(" ", -1);
        return new Service(parts[0], parts[1], parts[2]);
    }

    static Service named(String name) {
        return ALL.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
