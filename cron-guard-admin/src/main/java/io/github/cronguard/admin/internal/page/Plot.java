package io.github.cronguard.admin.internal.page;

import io.github.cronguard.admin.internal.page.Chart.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Where things lie in the drawing of a {@link Chart}. */
final class Plot {
    static final double LEFT = 48;
    static final double TOP = 8;
    static final double HEIGHT = 136;
    static final double SLOT = 17.5;
    static final double BAR = 13.5;

    private static final long[] STEPS = {1, 2, 3, 4, 5, 6, 8, 10};

    private final long most;

    /** A drawing whose greatest value is this, or somewhat more. */
    Plot(long greatest) {
        this.most = round(Math.max(1, greatest));
    }

    private static long round(long value) {
        long power = 1;
        while (power * 10 <= value) {
            power *= 10;
        }
        for (long step : STEPS) {
            if (step * power >= value) {
                return step * power;
            }
        }
        return power * 10;
    }

    static double x(int hour) {
        return LEFT + hour * SLOT + (SLOT - BAR) / 2;
    }

    double height(long value) {
        return round((double) value / most * HEIGHT);
    }

    double y(long value) {
        return round(TOP + HEIGHT - (double) value / most * HEIGHT);
    }

    private static double round(double length) {
        return Math.round(length * 10) / 10.0;
    }

    List<Mark> grid(LongFunction<String> words) {
        return List.of(
                new Mark(y(most), words.apply(most)),
                new Mark(TOP + HEIGHT / 2, most % 2 == 0 ? words.apply(most / 2) : ""),
                new Mark(y(0), "0"));
    }

    /** At round hours of the day, each sixth one. */
    static List<Mark> hours(List<Hour> hours) {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < hours.size(); i++) {
            String minute = Times.minute(hours.get(i).start());
            if (Integer.parseInt(minute.substring(0, 2)) % 6 == 0) {
                marks.add(new Mark(LEFT + i * SLOT, minute));
            }
        }
        return marks;
    }
}
