// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/recipelanes.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/scenarios/lanespicture.h"
#include "ui/timeline/cursorpainter.h"

#include <QImage>
#include <QPainter>

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kSide = 12;                      // px
constexpr Nanos kShortest = 10 * kMillisecond; // of what is followed
constexpr Nanos kLongest = 3'600 * kSecond;
constexpr int kRulerBelow = kLanesRuler - kRulerHeight; // the cursor's own ruler is as high as the timeline's

} // namespace

RecipeLanes::RecipeLanes(QWidget* parent) : PartsWidget(parent) {
    setObjectName(QStringLiteral("recipeLanes"));
    setAccessibleName(tr("All backends at once"));
    setFocusPolicy(Qt::StrongFocus);
}

QSize RecipeLanes::minimumSizeHint() const {
    return {kGutter + 240, kLanesRuler + static_cast<int>(kBackends.size()) * kLanesRow};
}

QSize RecipeLanes::sizeHint() const { return minimumSizeHint(); }

QRect RecipeLanes::plot() const { return rect().adjusted(kGutter, 0, 0, 0); }

QRect RecipeLanes::rowRect(std::size_t lane) const {
    return {0, kLanesRuler + static_cast<int>(lane) * kLanesRow, width(), kLanesRow};
}

int RecipeLanes::columnAt(int x) const { return qRound((x - kGutter) * ratio()); }

std::size_t RecipeLanes::laneAt(int y) const {
    return static_cast<std::size_t>(
        std::clamp((y - kLanesRuler) / kLanesRow, 0, static_cast<int>(kBackends.size()) - 1));
}

void RecipeLanes::show(std::optional<ShownLanes> shown) {
    const bool isOther = !shown || !m_scene.shown || shown->begin != m_scene.begin();
    m_scene.shown = std::move(shown);
    m_scene.snapshots.clear();
    if (m_scene.shown)
        for (const recipes::ObservedLane& lane : m_scene.shown->lanes)
            m_scene.snapshots.push_back(lane.source && lane.socket != kNoSocket ? lane.source->snapshot() : nullptr);
    if (isOther) {
        m_scene.cursors.clear();
        setView(m_scene.shown && m_scene.shown->isLive ? View::Newest : View::Whole);
    }
    // What has ended before it filled the view is looked at whole.
    if (m_view == View::Newest && m_scene.shown && m_scene.shown->isEnded && m_scene.end() - m_scene.begin() < m_newest)
        m_view = View::Whole;
    refit();
    update();
    emit followingChanged(isFollowing());
}

void RecipeLanes::setView(View view) {
    m_view = view;
    emit followingChanged(isFollowing());
}

void RecipeLanes::setFollowing(bool follows) {
    if (!m_scene.shown || m_scene.shown->isEnded || follows == isFollowing())
        return;
    setView(follows ? View::Newest : View::Part);
    refit();
    update();
}

void RecipeLanes::refit() {
    const int width = std::max(1, qRound(plot().width() * ratio()));
    switch (m_view) {
    case View::Whole:
        m_scene.scale = wholeScale(m_scene, width);
        break;
    case View::Newest:
        m_scene.scale = newestScale(m_scene, m_newest, width);
        break;
    case View::Part:
        m_scene.scale = m_scene.scale.resized(width);
        break;
    }
}

void RecipeLanes::setCursor(Nanos time) {
    m_scene.cursors.put(CursorId::A, time);
    update();
}

void RecipeLanes::setBackend(Backend backend) {
    m_scene.selected = backend;
    update();
}

void RecipeLanes::setDifferencesShown(bool shown) {
    m_scene.areDifferencesShown = shown;
    update();
}

void RecipeLanes::showWhole() {
    setView(View::Whole);
    refit();
    update();
}

void RecipeLanes::setScale(const TimeScale& scale) {
    if (!m_scene.shown)
        return;
    setView(View::Part);
    m_scene.scale = scale.clampedTo(m_scene.begin(), m_scene.end());
    update();
}

void RecipeLanes::pan(int columns) { setScale(m_scene.scale.panned(columns)); }

// Not further out than the whole of it.
void RecipeLanes::zoomAt(int column, int numerator, int denominator) {
    const TimeScale zoomed = m_scene.scale.zoomed(column, numerator, denominator);
    if (!isFollowing() && zoomed.span() >= wholeScale(m_scene, zoomed.width()).span())
        return showWhole();
    if (!isFollowing())
        return setScale(zoomed);
    m_newest = std::clamp(zoomed.span(), kShortest, kLongest);
    refit();
    update();
}

void RecipeLanes::zoom(int numerator, int denominator) {
    const std::optional<Nanos> at = cursor();
    const int column = at ? m_scene.scale.columnAt(*at) : -1;
    const int width = m_scene.scale.width();
    zoomAt(column >= 0 && column < width ? column : width / 2, numerator, denominator);
}

void RecipeLanes::resizeEvent(QResizeEvent* event) {
    PartsWidget::resizeEvent(event);
    refit();
}

QString RecipeLanes::noLanesWords() const {
    return tr("Run it, and each backend's lane of the same descriptor is drawn here: what each one was told, when, and "
              "where they differ from poll.");
}

void RecipeLanes::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = Look::of(palette());
    painter.fillRect(rect(), look.base);
    const QRect area = plot();
    if (!m_scene.shown) {
        paintNoLanes(painter, look, area.adjusted(0, kLanesRuler, 0, 0), noLanesWords());
        painter.fillRect(area.left(), 0, area.width(), kLanesRuler, look.window);
        painter.fillRect(area.left(), kLanesRuler - 1, area.width(), 1, look.strongLine);
    } else {
        QImage image(area.size() * ratio(), QImage::Format_RGB32);
        image.setDevicePixelRatio(ratio());
        {
            Canvas canvas(image, look, font());
            LanesPicture(canvas, m_scene).paint();
        }
        painter.drawImage(area.topLeft(), image);
        paintCursor(painter);
    }
    paintGutter(painter);
}

void RecipeLanes::paintCursor(QPainter& painter) const {
    painter.save();
    painter.setClipRect(plot());
    painter.translate(kGutter, kRulerBelow);
    CursorPainter(m_scene.cursors, m_scene.scale, ratio(), {plot().width(), height() - kRulerBelow})
        .paint(painter, Look::of(palette()), font());
    painter.restore();
}

void RecipeLanes::paintGutter(QPainter& painter) const {
    const Look& look = Look::of(palette());
    painter.fillRect(0, 0, kGutter, kLanesRuler, look.header);
    painter.fillRect(0, kLanesRuler - 1, kGutter, 1, look.strongLine);
    painter.setFont(smallFont(font()));
    painter.setPen(look.dim);
    painter.drawText(QRect(kSide, 0, kGutter, kLanesRuler), Qt::AlignVCenter | Qt::AlignLeft, tr("Backend"));
    for (std::size_t lane = 0; lane < kBackends.size(); ++lane)
        paintName(painter, lane);
    painter.fillRect(kGutter - 1, 0, 1, height(), look.strongLine);
}

void RecipeLanes::paintName(QPainter& painter, std::size_t lane) const {
    const Look& look = Look::of(palette());
    const Backend backend = kBackends.at(lane);
    const QRect row(0, rowRect(lane).top(), kGutter, kLanesRow);
    const bool isSelected = backend == m_scene.selected;
    painter.fillRect(row, isSelected ? look.selected : look.base);
    painter.fillRect(row.left(), row.bottom(), row.width(), 1, look.rowLine);
    if (backend == Backend::Poll)
        painter.fillRect(row.left(), row.top(), kAccentBarWidth, row.height(), look.accent);
    if (isSelected && hasFocus()) {
        painter.setPen(QPen(look.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(row).adjusted(1, 1, -2, -1));
    }
    painter.setFont(backend == Backend::Poll ? strongFont(font()) : font());
    painter.setPen(look.text);
    const QRect room = row.adjusted(kSide, 0, 0, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, backendText(backend));
    if (backend != Backend::Poll)
        return;
    const int left = room.left() + painter.fontMetrics().horizontalAdvance(backendText(backend)) + 8;
    painter.setFont(smallFont(font()));
    painter.setPen(look.dim);
    painter.drawText(QRect(left, row.top(), kGutter - left, row.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     tr("reference"));
}

} // namespace readyscope
