// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every pixel of a lane against a plain, slow renderer that asks all transitions: thousands of traces, zooms and
// offsets. READYSCOPE_SEED=N draws that one again, READYSCOPE_CASES=N as many.

#include "tests/ui/timeline/randomlane.h"
#include "ui/common/bands.h"
#include "ui/timeline/lanepainter.h"

#include <QPainter>
#include <QTest>

#include <cmath>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr int kCases = 4'000;
constexpr int kRounding = 3;    // a channel of 255: what one blending rounds and another does not
constexpr double kLean = 0.004; // of a share
constexpr double kMostLean = 0.02;

bool isNear(QRgb a, QRgb b) {
    return std::abs(qRed(a) - qRed(b)) <= kRounding && std::abs(qGreen(a) - qGreen(b)) <= kRounding &&
           std::abs(qBlue(a) - qBlue(b)) <= kRounding;
}

class Comparison {
public:
    explicit Comparison(unsigned seed) : m_random(seed), m_trace(m_random.trace()), m_view(m_random.view(m_trace)) {}

    // Empty, or the first thing that is drawn wrong.
    QString contradiction() {
        Store store;
        RandomLane::fill(store, m_trace);
        const auto snapshot = store.snapshot();
        const TimeScale scale(m_view.from, m_view.span, m_view.width);
        m_lane = laneGeometry(*snapshot, RandomLane::kLane, scale, laneMeasures(m_view.ratio));
        paint(setRanges(*snapshot, scale), scale, knownColumns(*snapshot, scale));
        const PlainLane plain(m_trace, m_view);
        QString wrong = wrongDot(plain);
        wrong += wrongRun(plain);
        wrong += wrongPixel(plain);
        wrong += wrongBand(plain);
        return wrong.isEmpty() ? wrong : wrong + QStringLiteral(" (%1)").arg(words());
    }

private:
    QString words() const {
        return QStringLiteral("%1 transitions, %2 ns from %3 on %4 px at %5, row of %6")
            .arg(m_trace.transitions.size())
            .arg(m_view.span)
            .arg(m_view.from)
            .arg(m_view.width)
            .arg(m_view.ratio)
            .arg(m_view.rowHeight);
    }

    void paint(const QVector<ColumnRange>& sets, const TimeScale& scale, int known) {
        m_image = QImage(m_view.width, qRound(m_view.rowHeight * m_view.ratio), QImage::Format_RGB32);
        m_image.setDevicePixelRatio(m_view.ratio);
        m_image.fill(m_view.surface);
        QFont font;
        font.setPixelSize(13);
        Canvas canvas(m_image, *m_view.look, font);
        LanePainter lane(canvas, m_image.rect(), m_view.rowHeight, m_view.surface);
        lane.paint(m_lane, sets);
        for (const Gap& gap : m_trace.gaps) {
            const int from = scale.columnAt(gap.from);
            const int to = std::max(scale.columnAt(gap.to), from + canvas.thickness(2));
            lane.paintGap({from, std::min(to, std::max(known, from))});
        }
    }

    bool isCovered(int x, int y) const {
        for (const QRect& area : m_covered)
            if (area.contains(x, y))
                return true;
        return false;
    }

    bool isUnderGap(int x) const {
        const TimeScale scale(m_view.from, m_view.span, m_view.width);
        for (const Gap& gap : m_trace.gaps)
            if (x >= scale.columnAt(gap.from) - 2 * m_view.ratio && x <= scale.columnAt(gap.to) + 2 * m_view.ratio)
                return true;
        return false;
    }

    // A dot's middle is the surface, and something is around it.
    QString wrongDot(const PlainLane& plain) {
        const std::vector<QRect> dots = plain.dots();
        int count = 0;
        for (const LaneDot& hit : m_lane.hits)
            for (const EventName& name : kEventNames)
                count += hit.bits.any(name.bit) && bandOf(name.bit).height > 0 ? 1 : 0;
        if (count != static_cast<int>(dots.size()))
            return QStringLiteral("%1 dots for %2; ").arg(count).arg(dots.size());
        for (const QRect& dot : dots) {
            m_covered.push_back(dot);
            const QPoint middle(dot.center().x(), dot.top() + (dot.height() - 2) / 2);
            if (m_image.rect().contains(middle) && !isUnderGap(middle.x()) &&
                !isNear(m_image.pixel(middle), m_view.surface.rgb()))
                return QStringLiteral("no dot at %1; ").arg(middle.x());
        }
        for (const QRect& span : plain.nvals()) {
            const int line = std::max(1, qRound(m_view.ratio));
            m_covered.push_back(span.adjusted(line, line, -line, -line));
        }
        return {};
    }

    // A run's count is that of its columns, but for the latitude at its ends.
    QString wrongRun(const PlainLane& plain) const {
        for (const LaneRun& run : m_lane.runs) {
            const bool exactly = !plain.mayBeOff(run.columns.from) && !plain.mayBeOff(run.columns.to - 1);
            const int off = exactly ? 0 : 1;
            const std::size_t least = plain.transitionsIn(run.columns.from + off, run.columns.to - off);
            const std::size_t most = plain.transitionsIn(run.columns.from - off, run.columns.to + off);
            if (run.count < least || run.count > most)
                return QStringLiteral("counts %1 in [%2, %3); ")
                    .arg(run.count)
                    .arg(run.columns.from)
                    .arg(run.columns.to);
        }
        return {};
    }

    // As far as a column that may be off changes what is drawn: a bin, and a pulse made wider.
    bool isSure(const PlainLane& plain, int column) const {
        const int reach = 3 * qRound(2 * m_view.ratio) + 1;
        for (int near = column - reach; near <= column + reach; ++near)
            if (near >= 0 && near < plain.known() && plain.mayBeOff(near))
                return false;
        return true;
    }

    // The shares of bins have the same latitude, among bins.
    static bool isShareSure(const PlainLane& plain, int column) {
        const auto [from, to] = plain.binOf(column);
        return plain.transitionsIn(2 * from - to, 2 * to - from) < 16;
    }

    // A bin's edges are rounded to the nanosecond: where it has few, its share is not held to the pixel.
    double lean() const { return kLean + static_cast<double>(m_view.width) / static_cast<double>(m_view.span); }

    static bool isFolded(const PlainLane& plain, int column) {
        return column < plain.known() &&
               std::any_of(kEventNames.begin(), kEventNames.end(),
                           [&](const EventName& name) { return plain.isFolded(name.bit, column); });
    }

    QString wrongPixel(const PlainLane& plain) const {
        const double lean = this->lean();
        const QImage low = plain.paint(-lean);
        const QImage high = plain.paint(lean);
        for (int x = 0; x < m_image.width(); ++x) {
            if (!isSure(plain, x) || ((lean > kMostLean || !isShareSure(plain, x)) && isFolded(plain, x)))
                continue;
            for (int y = 0; y < m_image.height(); ++y) {
                const QRgb pixel = m_image.pixel(x, y);
                if (isNear(pixel, low.pixel(x, y)) || isNear(pixel, high.pixel(x, y)) || isCovered(x, y))
                    continue;
                return QStringLiteral("pixel %1, %2 is %3 for %4; ")
                    .arg(x)
                    .arg(y)
                    .arg(QColor(pixel).name(), QColor(low.pixel(x, y)).name());
            }
        }
        return {};
    }

    // Where many share a column: nothing is lost, nothing invented, and the shares of time add up.
    QString wrongBand(const PlainLane& plain) const {
        for (const EventName& name : kEventNames) {
            if (bandOf(name.bit).height == 0 || name.bit == Events::Nval)
                continue;
            std::vector<bool> drawn(static_cast<std::size_t>(m_view.width), false);
            const auto draw = [&](ColumnRange columns) {
                std::fill(drawn.begin() + columns.from, drawn.begin() + columns.to, true);
            };
            for (const LaneBand& band : m_lane.bands)
                if (band.bit == name.bit)
                    draw(band.columns);
            double shown = 0, expected = 0, bins = 0;
            for (const LaneFold& fold : m_lane.folds) {
                if (fold.bit != name.bit)
                    continue;
                draw(fold.columns);
                const auto [from, to] = plain.binOf(fold.columns.from);
                shown += static_cast<double>(fold.share);
                expected += plain.shareOf(name.bit, from, to);
                bins += 1;
            }
            if (std::abs(shown - expected) > 1 + bins * lean())
                return QStringLiteral("%1 set for %2 of %3 bins, for %4; ")
                    .arg(QString::fromStdString(toString(name.bit)))
                    .arg(shown)
                    .arg(bins)
                    .arg(expected);
            for (int x = 0; x < plain.known(); ++x) {
                const int bin = qRound(2 * m_view.ratio);
                const bool lost = plain.isSetSometime(name.bit, x, x + 1) && !drawn[static_cast<std::size_t>(x)] &&
                                  (x == 0 || !drawn[static_cast<std::size_t>(x - 1)]);
                const bool invented =
                    drawn[static_cast<std::size_t>(x)] && !plain.wasSetSometime(name.bit, x - 2 * bin, x + bin + 1);
                if (lost || invented)
                    return QStringLiteral("%1 %2 at %3; ")
                        .arg(QString::fromStdString(toString(name.bit)),
                             lost ? QStringLiteral("lost") : QStringLiteral("invented"))
                        .arg(x);
            }
        }
        return {};
    }

    RandomLane m_random;
    const PlainTrace m_trace;
    const PlainView m_view;
    LaneGeometry m_lane;
    QImage m_image;
    std::vector<QRect> m_covered;
};

} // namespace

class tst_LanePixels : public QObject {
    Q_OBJECT
private slots:
    void agreeWithThePlainRenderer() {
        const bool one = qEnvironmentVariableIsSet("READYSCOPE_SEED");
        const auto first = static_cast<unsigned>(one ? qEnvironmentVariableIntValue("READYSCOPE_SEED") : 1);
        bool isNumber = false;
        const int asked = qEnvironmentVariableIntValue("READYSCOPE_CASES", &isNumber);
        const auto cases = static_cast<unsigned>(one ? 1 : isNumber ? asked : kCases);
        for (unsigned seed = first; seed < first + cases; ++seed) {
            const QString wrong = Comparison(seed).contradiction();
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("READYSCOPE_SEED=%1: %2").arg(seed).arg(wrong)));
        }
    }
};

QTEST_MAIN(tst_LanePixels)
#include "tst_lanepixels.moc"
