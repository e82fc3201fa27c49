// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/usepicture.h"

#include "ui/common/bands.h"
#include "ui/timeline/lanepainter.h"
#include "ui/timeline/rulerpainter.h"

#include <QCoreApplication>

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kGutter = 118; // px, of the names
constexpr int kSide = 12;
constexpr int kIndent = 12;        // of connections below their listener
constexpr qsizetype kManyRows = 8; // more are drawn compact
constexpr int kRoomAfter = 2;      // hundredths

class UsePainter {
public:
    UsePainter(Canvas& canvas, const KeptUse& use, int rowHeight)
        : m_canvas(canvas), m_use(use), m_snapshot(use.source->snapshot()), m_rowHeight(rowHeight),
          m_scale(0, use.lasted + use.lasted * kRoomAfter / 100, canvas.size().width()),
          m_ruler(relativeRuler(m_scale, 0, canvas.px(kLeastMajorGap))) {}

    void paint() {
        for (std::size_t i = 0; i < m_use.rows.size(); ++i)
            paintLane(i);
        const int known = knownColumns(*m_snapshot, m_scale);
        const int top = m_canvas.px(kRulerHeight);
        m_canvas.fill({known, top, m_canvas.size().width() - known, m_canvas.size().height() - top},
                      m_canvas.look().window);
        paintRuler(m_canvas, m_ruler, {0, 0, m_canvas.size().width(), top});
    }

private:
    QRect rowRect(std::size_t row) const {
        const int number = static_cast<int>(row);
        const int top = m_canvas.px(kRulerHeight + number * m_rowHeight);
        return {0, top, m_canvas.size().width(), m_canvas.px(kRulerHeight + (number + 1) * m_rowHeight) - top};
    }

    void paintLane(std::size_t number) {
        const Look& look = m_canvas.look();
        const QRect row = rowRect(number);
        const SocketInfo& info = m_use.rows[number];
        const int line = m_canvas.thickness(1);
        m_canvas.fillLines(row, look.base);
        paintGrid(m_canvas, m_ruler, row, knownColumns(*m_snapshot, m_scale));
        m_canvas.fill({0, row.bottom() + 1 - line, row.width(), line}, look.rowLine);
        const LaneGeometry geometry = laneGeometry(*m_snapshot, info.id, m_scale, laneMeasures(m_canvas.ratio()));
        LanePainter painter(m_canvas, row, m_rowHeight, look.base);
        painter.paint(geometry, setRanges(*m_snapshot, m_scale));
        painter.paintWords(geometry, info, {});
    }

    Canvas& m_canvas;
    const KeptUse& m_use;
    const std::shared_ptr<const Snapshot> m_snapshot;
    const int m_rowHeight;
    const TimeScale m_scale;
    const Ruler m_ruler;
};

bool isChild(const SocketInfo& info) {
    return info.kind == Kind::TcpAccepted || info.kind == Kind::UnixAccepted ||
           info.name.find('.') != std::string::npos;
}

void paintNames(QPainter& painter, const KeptUse& use, int rowHeight, int height, const Look& look, const QFont& font) {
    painter.fillRect(0, 0, kGutter, height, look.base);
    painter.fillRect(0, 0, kGutter, kRulerHeight, look.header);
    painter.fillRect(0, kRulerHeight - 1, kGutter, 1, look.strongLine);
    painter.setFont(smallFont(font));
    painter.setPen(look.dim);
    painter.drawText(QRect(kSide, 0, kGutter - kSide, kRulerHeight), Qt::AlignVCenter | Qt::AlignLeft,
                     QCoreApplication::translate("Guide", "Socket"));
    painter.setPen(look.text);
    for (std::size_t i = 0; i < use.rows.size(); ++i) {
        const SocketInfo& info = use.rows[i];
        const int top = kRulerHeight + static_cast<int>(i) * rowHeight;
        const int left = kSide + (isChild(info) ? kIndent : 0);
        painter.fillRect(0, top + rowHeight - 1, kGutter, 1, look.rowLine);
        painter.setFont(rowHeight < kRowHeight ? smallFont(font) : font);
        painter.drawText(QRect(left, top, kGutter - left, rowHeight), Qt::AlignVCenter | Qt::AlignLeft,
                         QString::fromStdString(info.name));
    }
    painter.fillRect(kGutter - 1, 0, 1, height, look.strongLine);
}

} // namespace

QImage usePicture(const KeptUse& use, int width, const Look& look, const QFont& font, qreal ratio) {
    const auto rows = static_cast<int>(use.rows.size());
    const int rowHeight = static_cast<int>(rows > kManyRows ? RowHeight::Compact : RowHeight::Normal);
    const int height = kRulerHeight + rows * rowHeight;
    QImage lanes(QSize(width - kGutter, height) * ratio, QImage::Format_RGB32);
    lanes.setDevicePixelRatio(ratio);
    {
        Canvas canvas(lanes, look, font);
        UsePainter(canvas, use, rowHeight).paint();
    }
    QImage picture(QSize(width, height) * ratio, QImage::Format_RGB32);
    picture.setDevicePixelRatio(ratio);
    QPainter painter(&picture);
    paintNames(painter, use, rowHeight, height, look, font);
    painter.drawImage(QPoint(kGutter, 0), lanes);
    return picture;
}

} // namespace readyscope
