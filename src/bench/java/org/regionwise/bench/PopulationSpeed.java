package org.regionwise.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.regionwise.cli.RegionwiseCommand;

/**
 * Poststratification of 3,000 regions × 24 kinds of people from 60,000 respondents, files read and result written: by
 * maximum likelihood and by full Bayes, the first run cold, the others warm. Clock and processor time in seconds.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.PopulationSpeed
 * -Dexec.args="FOLDER [RUNS [OPTION ...]]"}
 */
public final class PopulationSpeed {
    private static final int REGIONS = 3000;
    private static final int RESPONDENTS = 20;
    private static final String[] AGES = {"18-24", "25-34", "35-44", "45-54", "55-64", "65+"};
    private static final String[] SEXES = {"F", "M"};
    private static final String[] SCHOOLS = {"high", "low"};

    private PopulationSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        write(folder);
        for (String method : List.of("ml", "bayes")) {
            for (int run = 0; run < runs; run++) {
                time(folder, method, arguments);
            }
        }
    }

    private static void time(Path folder, String method, String[] more) {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        String line = "estimate " + folder.resolve("survey.csv") + " --region region --outcome y"
                + " --respondent-predictors sex,age,school --population-table " + folder.resolve("people.csv")
                + " --format json --method " + method + " --output " + folder.resolve("result.json");
        String[] words = line.split(" ", -1);
        int options = Math.max(0, more.length - 2);
        String[] all = new String[words.length + options];
        System.arraycopy(words, 0, all, 0, words.length);
        System.arraycopy(more, more.length - options, all, words.length, options);
        long clock = System.nanoTime();
        long processor = machine.getProcessCpuTime();
        int status = RegionwiseCommand.execute(all, Map.of(), nowhere, nowhere);
        System.out.printf(
                "%s status %d: %.2f s, processor %.2f s%n",
                method, status, (System.nanoTime() - clock) / 1e9, (machine.getProcessCpuTime() - processor) / 1e9);
    }

    private static void write(Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder survey = new StringBuilder("region,y,sex,age,school\n");
        StringBuilder people = new StringBuilder("region,sex,age,school,n\n");
        for (int j = 0; j < REGIONS; j++) {
            double effect = 0.5 * random.nextGaussian();
            for (String age : AGES) {
                for (String sex : SEXES) {
                    for (String school : SCHOOLS) {
                        people.append("R" + j + "," + sex + "," + age + "," + school + "," + random.nextInt(50, 900))
                                .append('\n');
                    }
                }
            }
            for (int i = 0; i < RESPONDENTS; i++) {
                int sex = random.nextInt(2);
                int age = random.nextInt(AGES.length);
                int school = random.nextInt(2);
                double logit = -1 + effect + 0.4 * sex - 0.15 * age + 0.3 * school;
                int yes = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
                survey.append("R" + j + "," + yes + "," + SEXES[sex] + "," + AGES[age] + "," + SCHOOLS[school])
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve("survey.csv"), survey);
        Files.writeString(folder.resolve("people.csv"), people);
    }
}
