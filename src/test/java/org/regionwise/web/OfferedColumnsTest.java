package org.regionwise.web;

import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.web.Visitor.Sent;

/** A new analysis offers no identifiers and weights, unless all columns are asked for. */
class OfferedColumnsTest {
    @AutoClose
    private RunningApplication application;

    @Test
    void identifiersAndWeightsAreOfferedOnRequestOnly(@TempDir Path data) {
        application = RunningApplication.on(data);
        Visitor visitor = new Visitor(application);
        String upload = visitor.upload(Sent.survey(
                "ID,Peso,region,y,age\n1,0.5,North,1,20\n2,1.5,North,0,30\n3,0.7,South,1,40\n4,1.1,South,0,50\n"));
        visitor.step(upload, "columns", "region", "region", "outcome", "y", "weight", "Peso");
        String form = visitor.store(upload, Visitor.NO_AND_YES) + "/analyses/new";
        String page = visitor.get(form).body();
        assertContains("<option value=\"age\"", outcomes(page));
        for (String column : new String[] {"ID", "Peso"}) {
            assertLacks("<option value=\"" + column + "\"", outcomes(page));
            assertLacks("value=\"" + column + "\"", predictors(page));
            assertContains(
                    "<option value=\"" + column + "\"",
                    outcomes(visitor.get(form + "?all=").body()));
            assertContains(
                    "value=\"" + column + "\"",
                    predictors(visitor.get(form + "?all=").body()));
            // what an earlier choice uses stays possible
            assertContains(
                    "<option value=\"" + column + "\" selected",
                    outcomes(visitor.get(form + "?outcome=" + column).body()));
        }
        assertContains("name=\"all\"", page);
    }

    private static String outcomes(String page) {
        return page.substring(page.indexOf("<select id=\"outcome\""), page.indexOf("id=\"answers\""))
                .replaceAll("\\s+", " ");
    }

    private static String predictors(String page) {
        return page.substring(page.indexOf("id=\"respondent-predictors\""), page.indexOf("id=\"predict-unanswered\""));
    }
}
