// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the timeline shows and when it changes; how it moves is in timelinemoving.cpp, what the hand does in
// timelineinput.cpp and timelinekeys.cpp.
#include "ui/timeline/timelineview.h"

#include "ui/common/bands.h"
#include "ui/timeline/timelineaccess.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <utility>

namespace readyscope {

namespace {

constexpr int kFollowMargin = 12; // right of now
constexpr int kLanesTop = kRulerHeight + kEngineLaneHeight;
constexpr int kGlide = 120;         // ms
constexpr int kDearFrame = 12;      // ms: what takes longer to draw does not glide
constexpr int kFillingColumn = 200; // ms: so often is a column painted while it lasts

} // namespace

TimelineView::TimelineView(const Source& source, LaneRows* rows, QWidget* parent)
    : QAbstractScrollArea(parent), m_source(&source), m_rows(rows), m_snapshot(source.snapshot()) {
    installTimelineAccess();
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Timeline"));
    if (rows) {
        connect(rows, &LaneRows::changed, this, &TimelineView::rowsChanged);
        connect(rows, &LaneRows::changed, this, [this] {
            if (m_rows->currentLane() != std::exchange(m_toldLane, m_rows->currentLane()) && hasFocus())
                tellLaneFocus(*this);
        });
    }
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &TimelineView::repaintAll);
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    m_glide.setDuration(kGlide);
    m_glide.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, &TimelineView::repaintAll);
    connect(&m_glide, &QVariantAnimation::finished, this, [this] { m_glideFrom.reset(); });
    const TraceTotals totals = m_snapshot->totals();
    m_window.setTrace(totals.begin, totals.now);
}

TimelineView::~TimelineView() = default;

void TimelineView::setSource(const Source& source) {
    m_source = &source;
    m_kept.clear();
    m_painted = {};
    m_window = ViewWindow();
    m_window.resize(qRound(viewport()->width() * ratio()), qRound(kFollowMargin * ratio()));
    m_eventShown.reset();
    m_history.clear();
    emit historyChanged();
    clearArea();
    clearCursors();
    setPaused(false);
    take(source.snapshot());
    emit followingChanged(true);
}

double TimelineView::ratio() const { return devicePixelRatioF(); }

void TimelineView::take(std::shared_ptr<const Snapshot> snapshot) {
    const bool wasFollowing = isFollowing();
    const TimeScale before = scale();
    const int known = knownColumns(*m_snapshot, before);
    m_snapshot = std::move(snapshot);
    const TraceTotals totals = m_snapshot->totals();
    m_window.setTrace(totals.begin, totals.now);
    // Where no column has come to an end, little can have changed.
    if (scale() == before && knownColumns(*m_snapshot, before) == known && m_rendered.isValid())
        repaintSoon();
    else
        repaintAll();
    tellAll(wasFollowing);
    emit snapshotTaken();
}

void TimelineView::advance() { advance(m_source->snapshot()); }

void TimelineView::advance(std::shared_ptr<const Snapshot> snapshot) {
    if (m_paused)
        emit behind(snapshot->totals().now - m_snapshot->totals().now);
    else
        take(std::move(snapshot));
}

Nanos TimelineView::behindBy() const {
    return m_paused ? m_source->snapshot()->totals().now - m_snapshot->totals().now : 0;
}

void TimelineView::repaintAll() {
    m_dirty = true;
    viewport()->update();
}

// The table tells of more than moves a lane.
void TimelineView::rowsChanged() {
    if (m_rows && m_rows->visibleRows() != m_shownRows)
        repaintAll();
}

void TimelineView::repaintSoon() {
    if (!m_soon.isActive())
        m_soon.start(static_cast<int>(std::max<qint64>(0, kFillingColumn - m_rendered.elapsed())));
}

void TimelineView::changed(bool wasFollowing) {
    repaintAll();
    tellAll(wasFollowing);
}

void TimelineView::tellAll(bool wasFollowing) {
    if (isFollowing() != wasFollowing)
        emit followingChanged(isFollowing());
    tell();
}

void TimelineView::tell() {
    const TimeScale& time = scale();
    ViewedTime viewed;
    viewed.from = time.from();
    viewed.span = time.span();
    viewed.pixelsPerMillisecond =
        time.width() / ratio() / (static_cast<double>(time.span()) / static_cast<double>(kMillisecond));
    viewed.waits = m_snapshot->lowerBoundWait(time.to()) - m_snapshot->lowerBoundWait(time.from());
    if (viewed == m_viewed)
        return;
    m_viewed = viewed;
    emit viewChanged(viewed);
}

void TimelineView::setPaused(bool paused) {
    if (paused == m_paused)
        return;
    m_paused = paused;
    if (!paused)
        take(m_source->snapshot());
    emit pausedChanged(paused);
    if (paused)
        emit behind(behindBy());
}

void TimelineView::setWallClock(bool wallClock) {
    if (wallClock == m_wallClock)
        return;
    m_wallClock = wallClock;
    repaintAll();
    emit wallClockChanged(wallClock);
}

QString TimelineView::momentWords(Nanos time) const {
    return TipWriter(*m_snapshot, scale(), 0, 1, m_wallClock).moment(time);
}

Nanos TimelineView::knownTime(Nanos time) const {
    const TraceTotals totals = m_snapshot->totals();
    return std::clamp(time, totals.begin, std::max(totals.begin, totals.now));
}

Nanos TimelineView::markTime() const {
    Nanos time = isFollowing() ? m_snapshot->totals().now : scale().timeAt(scale().width() / 2);
    if (m_cursors.held())
        time = *m_cursors.at(*m_cursors.held());
    else if (m_hoverX)
        time = scale().timeAt(columnAt(*m_hoverX));
    else if (m_eventShown)
        time = *m_eventShown;
    return knownTime(time);
}

TimeContext TimelineView::timeContext() const {
    const TraceTotals totals = m_snapshot->totals();
    const std::optional<Nanos> held = m_cursors.held() ? m_cursors.at(*m_cursors.held()) : std::nullopt;
    const Nanos here = held.value_or(scale().timeAt(scale().width() / 2));
    return {totals.begin, totals.now, here, wallOffsetAt(*m_snapshot, totals.begin)};
}

QRect TimelineView::laneRect(LaneKey lane) const {
    if (!m_rows)
        return {};
    for (const LaneRow& row : m_rows->visibleRows())
        if (row.key() == lane)
            return QRect(0, kLanesTop + row.top, viewport()->width(), row.height)
                .intersected(viewport()->rect().adjusted(0, kLanesTop, 0, 0));
    return {};
}

void TimelineView::render() {
    QElapsedTimer taken;
    taken.start();
    const QSize size(scale().width(), qRound(viewport()->height() * ratio()));
    TimelineFrame frame;
    frame.snapshot = m_snapshot;
    frame.scale = shownScale();
    frame.ruler = rulerFor(*m_snapshot, frame.scale, m_wallClock, ratio());
    frame.rows = m_rows;
    frame.kept = &m_kept;
    const Look& look = Look::of(palette());
    PaintedPicture painted = paintedOf(frame, look, size, ratio());
    m_picture.resize(size, ratio());
    if (const std::optional<int> columns = m_painted.columnsTo(painted)) {
        m_picture.slide(*columns);
        frame.before = &m_painted;
        frame.slid = *columns;
    } else {
        m_picture.reset();
    }
    frame.painted = &painted;
    Canvas canvas(m_picture.image(), look, font(), &m_words);
    TimelinePicture(canvas, frame).paint();
    m_painted = std::move(painted);
    m_shownRows = m_rows ? m_rows->visibleRows() : QVector<LaneRow>();
    m_dirty = false;
    m_soon.stop();
    m_rendered.start();
    if (m_glideFrom && taken.elapsed() > kDearFrame)
        glideFrom(scale());
}

void TimelineView::paintEvent(QPaintEvent* event) {
    if (m_picture.image().devicePixelRatio() != ratio() && !m_picture.image().isNull()) { // moved to another screen
        m_window.resize(qRound(viewport()->width() * ratio()), qRound(kFollowMargin * ratio()));
        m_dirty = true;
    }
    if (m_dirty)
        render();
    const Look& look = Look::of(palette());
    QPainter painter(viewport());
    painter.setClipRegion(event->region());
    painter.drawImage(0, 0, m_picture.image());
    if (m_hoverX) {
        QPen pen(look.text, 1);
        pen.setDashPattern({1, 3});
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        painter.drawLine(*m_hoverX, kRulerHeight, *m_hoverX, viewport()->height());
    }
    paintEventShown(painter, look);
    paintArea(painter, look);
    const TimeScale shown = shownScale();
    CursorPainter(m_cursors, shown, ratio(), viewport()->size()).paint(painter, look, font());
    paintFocus(painter, look);
}

void TimelineView::paintFocus(QPainter& painter, const Look& look) const {
    if (!hasFocus())
        return;
    const QRect lane = m_rows ? laneRect(m_rows->currentLane()) : QRect();
    const QRectF ring = lane.isEmpty() ? QRectF(viewport()->rect()) : QRectF(lane);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look.accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(ring.adjusted(1.75, 1.75, -1.75, -2.75)); // 1 px inside, the row's line left free
}

void TimelineView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    const bool wasFollowing = isFollowing();
    m_window.resize(qRound(viewport()->width() * ratio()), qRound(kFollowMargin * ratio()));
    changed(wasFollowing);
}

void TimelineView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::LanguageChange:
        m_painted = {};
        repaintAll();
        break;
    default:
        break;
    }
}

// The rows scroll by the table's bar, which tells through LaneRows::changed.
void TimelineView::scrollContentsBy(int, int) {}

} // namespace readyscope
