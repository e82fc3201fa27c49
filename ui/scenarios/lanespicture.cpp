// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/lanespicture.h"

#include "ui/common/bands.h"
#include "ui/common/chips.h"
#include "ui/common/texts.h"
#include "ui/scenarios/recipewords.h"
#include "ui/timeline/lanepainter.h"
#include "ui/timeline/rulerpainter.h"

#include <QCoreApplication>

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kFlagRow = 18; // px, of the ruler
constexpr int kFlagBox = 14;
constexpr double kTint = 0.10; // of a difference
constexpr double kDarkTint = 0.16;
constexpr double kFrame = 1.2; // px
constexpr int kRawChip = 12;   // height
constexpr int kTogether = 6;   // px: what was told closer than this is counted
constexpr std::uint64_t kSpins = 16;
constexpr int kToldMiddle = 7; // of these words, from the row's top

QString tr(const char* text) { return QCoreApplication::translate("Scenarios", text); }

} // namespace

LanesPicture::LanesPicture(Canvas& canvas, const LanesScene& scene)
    : m_canvas(canvas), m_scene(scene), m_size(canvas.size()),
      m_ruler(relativeRuler(scene.scale, scene.begin(), canvas.px(kLeastMajorGap))) {}

QRect LanesPicture::rowRect(std::size_t lane) const {
    const int row = static_cast<int>(lane);
    const int top = m_canvas.px(kLanesRuler + row * kLanesRow);
    return {0, top, m_size.width(), m_canvas.px(kLanesRuler + (row + 1) * kLanesRow) - top};
}

void LanesPicture::paint() {
    m_canvas.fillLines({QPoint(0, 0), m_size}, m_canvas.look().base);
    const QVector<DifferenceFrame> frames = framesOf(m_scene, m_canvas.ratio());
    for (std::size_t lane = 0; lane < kBackends.size(); ++lane)
        paintGrid(m_canvas, m_ruler, rowRect(lane), m_size.width());
    for (const DifferenceFrame& frame : frames)
        paintTint(frame);
    for (std::size_t lane = 0; lane < kBackends.size(); ++lane)
        paintLane(lane);
    paintStepLines();
    paintFrames(frames);
    paintRuler();
    paintFlags();
}

void LanesPicture::paintRuler() {
    const Look& look = m_canvas.look();
    const QRect area(0, 0, m_size.width(), m_canvas.px(kLanesRuler));
    const int line = m_canvas.thickness(1);
    m_canvas.fillLines(area, look.window);
    m_canvas.fill({0, area.bottom() + 1 - line, area.width(), line}, look.strongLine);
    int taken = 0;
    for (const RulerTick& tick : m_ruler.ticks) {
        if (tick.column < 0 || tick.column > area.right())
            continue;
        const int top = m_canvas.px(tick.major ? kFlagRow + 3 : kLanesRuler - 6);
        m_canvas.fill({tick.column, top, line, area.bottom() + 1 - line - top},
                      tick.major ? look.faint : look.strongLine);
        const int left = tick.column + m_canvas.px(5);
        const int right = left + m_canvas.wordWidth(tick.label);
        if (tick.label.isEmpty() || left < taken || right > area.right())
            continue;
        m_canvas.word(left, m_canvas.px(kFlagRow + 8), tick.label, look.dim);
        taken = right + m_canvas.px(6);
    }
}

// Number and word; where the next one stands too near the word goes first, then the number.
void LanesPicture::paintFlags() {
    if (!m_scene.shown)
        return;
    const Look& look = m_canvas.look();
    const QVector<LanesFlag>& flags = m_scene.shown->flags;
    int taken = -m_canvas.px(kFlagBox);
    for (qsizetype i = 0; i < flags.size(); ++i) {
        const int column = m_scene.scale.columnAt(flags[i].at);
        const QString number = QString::number(flags[i].step + 1);
        const int wide = std::max(m_canvas.px(kFlagBox), m_canvas.wordWidth(number, true) + m_canvas.px(6));
        const QRect box(column, m_canvas.px(2), wide, m_canvas.px(kFlagBox));
        if (box.left() < taken || box.right() >= m_size.width() || box.right() < 0)
            continue;
        m_canvas.fill(box, look.marker);
        m_canvas.word(box.center().x() - m_canvas.wordWidth(number, true) / 2, box.center().y(), number, look.base,
                      true);
        taken = box.right() + m_canvas.px(2);
        const QString& word = flags[i].word;
        const int left = box.right() + m_canvas.px(4);
        const int right = left + m_canvas.wordWidth(word);
        const int room =
            i + 1 < flags.size() ? m_scene.scale.columnAt(flags[i + 1].at) - m_canvas.px(4) : m_size.width();
        if (right > room)
            continue;
        m_canvas.word(left, box.center().y(), word, look.marker);
        taken = right;
    }
}

// Dotted 2-4, through the lanes.
void LanesPicture::paintStepLines() {
    if (!m_scene.shown)
        return;
    const int width = m_canvas.thickness(1);
    for (const LanesFlag& flag : m_scene.shown->flags) {
        const int column = m_scene.scale.columnAt(flag.at);
        const int bottom = rowRect(kBackends.size() - 1).bottom();
        for (int y = m_canvas.px(kLanesRuler); y < bottom; y += m_canvas.px(6))
            m_canvas.fill({column, y, width, m_canvas.px(2)}, m_canvas.look().marker);
    }
}

void LanesPicture::paintLane(std::size_t lane) {
    const QRect row = rowRect(lane);
    const int line = m_canvas.thickness(1);
    if (m_scene.shown && lane < m_scene.shown->lanes.size()) {
        const recipes::ObservedLane& own = m_scene.shown->lanes[lane];
        if (const QString refusal = refusalText(own); !refusal.isEmpty())
            paintUnwatched(lane, refusal, true);
        else if (own.socket == kNoSocket || !m_scene.snapshots[lane])
            paintUnwatched(lane, m_scene.shown->isEnded ? tr("was not watched") : QString(), false);
        else {
            const Snapshot& snapshot = *m_scene.snapshots[lane];
            const LaneGeometry geometry =
                laneGeometry(snapshot, own.socket, m_scene.scale, laneMeasures(m_canvas.ratio()));
            LanePainter painter(m_canvas, row, kLanesRow, m_canvas.look().base);
            painter.paint(geometry, setRanges(snapshot, m_scene.scale));
            paintAfterEnd(lane, knownColumns(snapshot, m_scene.scale));
            paintTold(lane);
            if (own.backend == Backend::IoUring)
                paintRaw(lane);
        }
    }
    m_canvas.fill({0, row.bottom() + 1 - line, row.width(), line}, m_canvas.look().rowLine);
}

void LanesPicture::paintUnwatched(std::size_t lane, const QString& words, bool isRefused) {
    const Look& look = m_canvas.look();
    const QRect row = rowRect(lane);
    const int middle = row.center().y();
    m_canvas.fill(row, look.notWatched);
    m_canvas.fill({0, middle, row.width(), m_canvas.thickness(1)}, look.notWatchedLine);
    if (words.isEmpty())
        return;
    const int left = m_canvas.px(8);
    m_canvas.fill({left - m_canvas.px(4), middle, m_canvas.wordWidth(words) + m_canvas.px(8), m_canvas.thickness(1)},
                  look.notWatched);
    m_canvas.word(left, middle, words, isRefused ? look.warning : look.dim);
}

// Nothing comes any more: the observer was stopped, and then the subject was closed.
void LanesPicture::paintAfterEnd(std::size_t lane, int known) {
    const QRect row = rowRect(lane);
    const QRect rest(known, row.top(), row.width() - known, row.height());
    if (rest.width() <= 0)
        return;
    const Look& look = m_canvas.look();
    if (!m_scene.shown->isEnded) {
        m_canvas.fill(rest, look.window);
        return;
    }
    const int middle = row.center().y();
    m_canvas.fill(rest, look.notWatched);
    m_canvas.fill({rest.left(), middle, rest.width(), m_canvas.thickness(1)}, look.notWatchedLine);
    m_canvas.fill({rest.left(), rest.top(), m_canvas.thickness(2), rest.height()}, look.waitTick);
    const QString& word = m_scene.shown->endWord;
    if (lane != 0 || rest.width() < m_canvas.wordWidth(word) + m_canvas.px(16))
        return;
    const int left = rest.left() + m_canvas.px(8);
    m_canvas.fill({left - m_canvas.px(4), middle, m_canvas.wordWidth(word) + m_canvas.px(8), m_canvas.thickness(1)},
                  look.notWatched);
    m_canvas.word(left, middle, word, look.dim);
}

// What was told again within few pixels: "×2", with the transition that it follows.
void LanesPicture::paintTold(std::size_t lane) {
    const Snapshot& snapshot = *m_scene.snapshots[lane];
    const SocketId socket = m_scene.shown->lanes[lane].socket;
    const int reach = m_canvas.px(kTogether);
    // Levels are told again as a matter of course, unless a loop spins.
    const std::uint64_t least = m_scene.shown->lanes[lane].backend == Backend::EpollEt ? 2 : kSpins;
    struct Together {
        int first = 0;
        int last = 0;
        std::uint64_t count = 0;
    };
    QVector<Together> groups;
    for (const Hit& hit : snapshot.hits(socket, m_scene.scale.from(), m_scene.scale.to())) {
        const int column = m_scene.scale.columnAt(hit.time);
        if (groups.isEmpty() || column - groups.last().last >= reach)
            groups.append({column, column, 0});
        groups.last().last = column;
        groups.last().count += hit.count;
    }
    const int middle = rowRect(lane).top() + m_canvas.px(kToldMiddle);
    int taken = 0;
    for (Together& group : groups) {
        const std::uint64_t before = snapshot.lowerBound(socket, m_scene.scale.timeAt(group.first - reach));
        if (before < snapshot.lane(socket).end &&
            m_scene.scale.columnAt(snapshot.transition(socket, before).time) <= group.last)
            ++group.count;
        const QString word = QStringLiteral("×%1").arg(countText(group.count));
        const int left = group.last + m_canvas.px(4);
        const int right = left + m_canvas.wordWidth(word, true);
        if (group.count < least || left < taken || right > m_size.width())
            continue;
        m_canvas.fill({left - m_canvas.px(1), middle - m_canvas.px(6), right - left + m_canvas.px(2), m_canvas.px(12)},
                      m_canvas.look().base);
        m_canvas.word(left, middle, word, m_canvas.look().text, true);
        taken = right + m_canvas.px(2);
    }
}

// The mask of io_uring's wake-up, where it is another than the state.
void LanesPicture::paintRaw(std::size_t lane) {
    const Look& look = m_canvas.look();
    const QRect row = rowRect(lane);
    const QFont font = chipFont(m_canvas.font());
    QPainter& painter = m_canvas.painter();
    int taken = 0;
    for (const observers::RawMask& raw : m_scene.shown->raw) {
        const QString word = tr("raw");
        const int left = m_scene.scale.columnAt(raw.at) + m_canvas.px(5);
        int right = left + m_canvas.wordWidth(word) + m_canvas.px(4);
        QVector<Chip> chips;
        for (const EventName& name : kEventNames) {
            if (!raw.mask.any(name.bit))
                continue;
            const QString text =
                QString::fromLatin1(name.shortName.data(), static_cast<qsizetype>(name.shortName.size()));
            const int wide = std::max(14, QFontMetrics(font).horizontalAdvance(text) + 6);
            chips.append({name.bit, text,
                          QRect(qRound(right / m_canvas.ratio()),
                                qRound((row.bottom() + 1) / m_canvas.ratio()) - kRawChip - 2, wide, kRawChip)});
            right += m_canvas.px(wide + 2);
        }
        if (left < taken || right > m_size.width())
            continue;
        taken = right;
        const int middle = row.bottom() + 1 - m_canvas.px(2 + kRawChip / 2);
        m_canvas.fill(
            {left - m_canvas.px(2), row.bottom() + 1 - m_canvas.px(kRawChip + 2), right - left, m_canvas.px(kRawChip)},
            look.base);
        m_canvas.word(left, middle, word, look.dim);
        painter.save();
        painter.scale(m_canvas.ratio(), m_canvas.ratio());
        for (const Chip& chip : chips)
            paintChip(painter, chip, font, look, look.base);
        painter.restore();
    }
}

void LanesPicture::paintTint(const DifferenceFrame& frame) {
    const Look& look = m_canvas.look();
    const QRect first = rowRect(frame.firstLane);
    const QRect last = rowRect(frame.lastLane);
    const QRect area(frame.columns.from, first.top(), frame.columns.width(), last.bottom() - first.top());
    m_canvas.fill(area, mixed(look.warning, look.base, look.isDark ? kDarkTint : kTint));
}

void LanesPicture::paintFrames(const QVector<DifferenceFrame>& frames) {
    const Look& look = m_canvas.look();
    QPainter& painter = m_canvas.painter();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.warning, kFrame * m_canvas.ratio()));
    for (const DifferenceFrame& frame : frames) {
        const QRect first = rowRect(frame.firstLane);
        const QRect last = rowRect(frame.lastLane);
        painter.drawRect(QRectF(frame.columns.from, first.top(), frame.columns.width(), last.bottom() - first.top())
                             .adjusted(0.5, 0.5, -0.5, -0.5));
    }
    painter.setFont(chipFont(m_canvas.font()));
    for (const DifferenceFrame& frame : frames) {
        if (!frame.hasDisc)
            continue;
        const double radius = kDiscRadius * m_canvas.ratio();
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.warning);
        painter.drawEllipse(frame.disc, radius, radius);
        const QString letter = QChar::fromLatin1(frame.letter);
        painter.restore();
        m_canvas.word(qRound(frame.disc.x()) - m_canvas.wordWidth(letter, true) / 2, qRound(frame.disc.y()), letter,
                      look.base, true);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
    }
    painter.restore();
}

void paintNoLanes(QPainter& painter, const Look& look, const QRect& area, const QString& words) {
    painter.fillRect(area, look.base);
    painter.setPen(look.dim);
    painter.drawText(area.adjusted(24, 0, -24, 0), Qt::AlignCenter | Qt::TextWordWrap, words);
}

} // namespace readyscope
