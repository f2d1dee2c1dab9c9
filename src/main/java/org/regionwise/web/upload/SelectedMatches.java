package org.regionwise.web.upload;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.region.RegionPairing;
import org.regionwise.web.page.FormFields;

/**
 * The matches that stand selected on the page of the check. They hold whichever button sends the page: fields
 * {@code region-from} and {@code region-to} for regions of the survey, {@code shape-from} and {@code shape-to} for
 * shapes, in equal number and order; an empty counterpart says that there is none.
 */
final class SelectedMatches {
    private SelectedMatches() {}

    /**
     * The check with what is selected accepted.
     *
     * @param undo {@code regions} or {@code shapes} to take back what was accepted of them, selected or before
     * @throws ImportProblem when a counterpart that was typed in is none
     */
    static UploadCheck accepted(UploadCheck counted, FormFields sent, String undo) {
        Selected regions = undo.equals("regions")
                ? Selected.nothing()
                : Selected.of(
                        counted,
                        sent,
                        "region",
                        counted.matching().accepted(),
                        counted.matching().counterpartsOfRegions(),
                        counted.matching().recoding().recoded());
        Selected shapes = undo.equals("shapes")
                ? Selected.nothing()
                : Selected.of(
                        counted,
                        sent,
                        "shape",
                        counted.matching().acceptedShapes(),
                        counted.matching().counterpartsOfShapes(),
                        counted.matching().shapeMatches());
        Set<String> declined = new HashSet<>(counted.matching().declined());
        for (String key : sent.all("take-back")) {
            declined.add(key);
            regions.none().add(key);
            regions.matches().remove(key);
            if (counted.matching().recoding().recoded().containsKey(key)) {
                // what is read as another is itself from now on
                regions.matches().put(key, key);
            }
        }
        if (sent.text("take").isPresent()) {
            // who accepts matches says nothing of what has none: it stays an open question
            regions.none().removeAll(open(PairingView.ofRegions(counted, Optional.empty())));
            shapes.none().removeAll(open(PairingView.ofShapes(counted, Optional.empty())));
        }
        declined.removeAll(sent.all("region-from"));
        declined.removeAll(sent.all("shape-from"));
        declined.addAll(regions.none());
        declined.addAll(shapes.none());
        if (undo.equals("regions")) {
            declined.addAll(counted.matching().accepted().keySet());
        } else if (undo.equals("shapes")) {
            declined.addAll(counted.matching().acceptedShapes().keySet());
        }
        return counted.accepting(regions.matches(), shapes.matches()).declining(declined);
    }

    private static List<String> open(Optional<PairingView> view) {
        return view.map(each -> each.open().names()).orElse(List.of());
    }

    /** The check as it stands on its page before anything is changed there. */
    static UploadCheck standing(UploadCheck counted) {
        return standing(
                counted,
                PairingView.ofRegions(counted, Optional.empty()),
                PairingView.ofShapes(counted, Optional.empty()),
                SpellingView.of(counted, Optional.empty()));
    }

    /** The same where it is known how the page shows them. */
    static UploadCheck standing(
            UploadCheck counted,
            Optional<PairingView> ofRegions,
            Optional<PairingView> ofShapes,
            SpellingView spellings) {
        Map<String, String> regions = new HashMap<>(counted.matching().accepted());
        regions.putAll(spellings.selected());
        ofRegions.ifPresent(view -> regions.putAll(view.selected()));
        Map<String, String> shapes = new HashMap<>(counted.matching().acceptedShapes());
        ofShapes.ifPresent(view -> shapes.putAll(view.selected()));
        return counted.accepting(regions, shapes);
    }

    /** Counterparts by key, and the keys of which it was said that they have none. */
    private record Selected(Map<String, String> matches, Set<String> none) {

        static Selected nothing() {
            return new Selected(new HashMap<>(), new HashSet<>());
        }

        static Selected of(
                UploadCheck counted,
                FormFields sent,
                String of,
                Map<String, String> before,
                Map<String, String> counterparts,
                Map<String, String> paired) {
            Map<String, String> matches = new HashMap<>(before);
            Set<String> none = new HashSet<>();
            List<String> from = sent.all(of + "-from");
            List<String> to = sent.all(of + "-to");
            for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
                if (to.get(i).isBlank()) {
                    none.add(from.get(i));
                    if (paired.containsKey(from.get(i))) {
                        // what is paired by its notation is itself from now on
                        matches.put(from.get(i), from.get(i));
                    }
                } else {
                    matches.put(from.get(i), counterpart(counted, from.get(i), to.get(i), counterparts));
                }
            }
            return new Selected(matches, none);
        }
    }

    /** Keys that were typed in may be written as freely as those of files, or be names. */
    private static String counterpart(UploadCheck counted, String from, String to, Map<String, String> counterparts) {
        if (counterparts.containsKey(to)) {
            return to;
        }
        String key =
                RegionPairing.of(List.of(to), counterparts, Map.of()).alike().get(to);
        if (key == null) {
            throw new ImportProblem(new Problem(
                    counted.read().survey().file().name(),
                    0,
                    counted.regionColumn(),
                    "",
                    Reason.of("no-counterpart", "from", from, "to", to)));
        }
        return key;
    }
}
