// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of people, invented but for the plot: those who play a part in it have the same name under every seed. */
final class Names {
    private static final List<String> FIRST = List.of(
            ("Aisha Alejandro Amélie Andrei Anjali Astrid Beatriz Bjorn Camila Chen Chiamaka Dalia Daniel Darius Divya"
                            + " Ebele Elena Emeka Emilia Esther Fatima Felipe Fiona Gabriela Giorgos Goran Grace Hamza Harriet"
                            + " Haruto Henrik Imani Ines Isaac Ivana Jamal Jana Jia Joana Jonas Kamala Karim Katja Kwame Lars"
                            + " Laszlo Liang Lucia Malik Marcin Mei Mercy Miguel Milan Nadia Naomi Nikhil Nina Olga Omar Paolo"
                            + " Petra Quentin Rania Ravi Renée Rosa Samir Sanna Sefa Sibusiso Sofia Stefan Sunita Tariq Tereza"
                            + " Thandi Uma Wanjiru Wei Ximena Yara Yusuf Zeynep Zoe")
                    .split(" ", -1));
    private static final List<String> LAST = List.of(
            ("Abebe Acheampong Ahmadi Almeida Andersson Bauer Beltrán Bianchi Botha Castillo Chaudhary Chukwu Costa"
                            + " Dahl Delgado Demir Dlamini Dubois Ekström Farouk Fischer Gallo Georgiou Gupta Hansen Hashimi"
                            + " Horváth Hughes Ibrahim Ilić Ito Iyer Jansen Jensen Kamau Kapoor Karimi Kaya Kimura Kovač Kowalska"
                            + " Kruger Lam Larsen Lefèvre Lim Lopes Maier Malhotra Marino Mbeki Mendes Mitchell Moreau Mutua"
                            + " Nakamura Ndiaye Nguyen Nwosu Okafor Olsen Ortega Osei Papadakis Park Patel Pereira Petrov Popescu"
                            + " Quist Ramos Reyes Richter Romero Saleh Santos Schneider Sharma Silva Sithole Suzuki Takahashi"
                            + " Teixeira Torres Varga Vega Walker Wang Weber Wójcik Yamada Yeo Zhang Zuma")
                    .split(" ", -1));
    private static final Map<String, String> CAST = Map.ofEntries(
            Map.entry("platform/1", "Ingrid Solberg"),
            Map.entry("platform/2", "Kofi Mensah"),
            Map.entry("security/1", "Leila Haddad"),
            Map.entry("service-desk/1", "Priya Raman"),
            Map.entry("route-planning/1", "Tomas Novak"),
            Map.entry("route-planning/2", "Yuki Tanabe"),
            Map.entry("route-planning/3", "Amara Obi"),
            Map.entry("route-planning/4", "Diego Fuentes"),
            Map.entry("data-platform/1", "Farid Rahimi"),
            Map.entry("data-platform/2", "Noor van Dijk"),
            Map.entry("data-platform/3", "Gareth Pugh"),
            Map.entry("tracking/1", "Hanna Lindqvist"),
            Map.entry("tracking/2", "Mateo Rossi"),
            Map.entry("infrastructure/1", "Oskar Brandt"),
            Map.entry("infrastructure/2", "Chidi Eze"),
            Map.entry("infrastructure/3", "Viktor Hale"),
            Map.entry("quality/1", "Maya Feldman"),
            Map.entry("accounting/1", "Ruth Adeyemi"),
            Map.entry("terminal-operations/2", "Bao Tran"),
            Map.entry("fleet/2", "Selma Yilmaz"));

    private final Set<String> used = new HashSet<>(CAST.values());

    static boolean isCast(String team, int place) {
        return CAST.containsKey(team + "/" + place);
    }

    String name(Dice dice, String team, int place) {
        String cast = CAST.get(team + "/" + place);
        if (cast != null) {
            return cast;
        }
        while (true) {
            String name = dice.pick(FIRST) + " " + dice.pick(LAST);
            if (used.add(name)) {
                return name;
            }
        }
    }

    /** {@return the name as accounts have it: {@code renee.lefevre}} */
    static String login(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace(' ', '.')
                .replaceAll("[^a-z.]", "");
    }
}
