// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/figurepanels.h"

#include "ui/common/bands.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/lab/figurepainter.h"
#include "ui/lab/figurewords.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>

namespace readyscope {

namespace {
constexpr int kSide = 14; // px of words from a panel's edge
constexpr int kLink = 20; // height
constexpr int kLessonLine = 16;
constexpr Nanos kUsual = 10'000; // ns, the axis of figures that are not there yet

QString headText(const FigurePanel& panel) {
    return headCallText(*panel.model, panel.story ? panel.story->transport : Transport::Udp);
}
} // namespace

FigurePanels::FigurePanels(QWidget* parent) : PartsWidget(parent) {
    setObjectName(QStringLiteral("figurePanels"));
    setAccessibleName(tr("Figures of the models"));
    setFocusPolicy(Qt::ClickFocus);
}

QSize FigurePanels::minimumSizeHint() const {
    return {static_cast<int>(std::max<qsizetype>(1, m_panels.size())) * kLeastPanel, kHead + kLesson + 180};
}

void FigurePanels::show(QVector<FigurePanel> panels) {
    const bool isOther = panels.size() != m_panels.size() ||
                         !std::equal(panels.begin(), panels.end(), m_panels.begin(),
                                     [](const FigurePanel& a, const FigurePanel& b) { return a.model == b.model; });
    m_panels = std::move(panels);
    if (isOther)
        addLinks();
    layOutAll();
}

void FigurePanels::select(const Model* model) {
    m_selected = model;
    update();
}

std::optional<Nanos> FigurePanels::began() const {
    for (const FigurePanel& panel : m_panels)
        if (panel.story)
            return panel.story->began();
    return std::nullopt;
}

QRect FigurePanels::panelRect(qsizetype index) const {
    const auto edge = [this](qsizetype i) {
        return static_cast<int>(i * width() / std::max<qsizetype>(1, m_panels.size()));
    };
    return {edge(index), 0, edge(index + 1) - edge(index), height()};
}

qsizetype FigurePanels::panelAt(const QPoint& point) const {
    for (qsizetype i = 0; i < m_panels.size(); ++i)
        if (panelRect(i).contains(point))
            return i;
    return -1;
}

void FigurePanels::layOutAll() {
    Nanos slowest = 0;
    for (const FigurePanel& panel : m_panels)
        if (panel.story)
            slowest = std::max(slowest, panel.story->handed());
    m_scale = figureScale(kHead, height() - kLesson, slowest > 0 ? slowest : kUsual);
    const QFontMetricsF metrics(smallFont(font()));
    m_layouts.clear();
    for (const FigurePanel& panel : m_panels)
        m_layouts.append(panel.story ? std::optional(layOut(
                                           *panel.story, m_scale,
                                           [&metrics](const QString& text) { return metrics.horizontalAdvance(text); }))
                                     : std::nullopt);
    placeLinks();
    update();
    emit scaleChanged();
}

void FigurePanels::addLinks() {
    for (const Links& links : std::as_const(m_links)) {
        links.readOn->deleteLater();
        links.program->deleteLater();
    }
    m_links.clear();
    for (const FigurePanel& panel : std::as_const(m_panels)) {
        const Model* const model = panel.model;
        const auto add = [this, model](const QString& text, IconName iconName, const QString& tip) {
            auto* link = new QToolButton(this);
            link->setText(text);
            link->setIcon(icon(iconName, IconTint::Accent));
            link->setIconSize({14, 14});
            link->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            link->setAutoRaise(true);
            link->setFocusPolicy(Qt::TabFocus);
            link->setCursor(Qt::PointingHandCursor);
            link->setToolTip(tip);
            link->setAccessibleName(tr("%1: %2").arg(familyText(*model), text));
            QPalette palette = link->palette();
            palette.setColor(QPalette::ButtonText, Look::of(palette).accent);
            link->setPalette(palette);
            link->show();
            return link;
        };
        const QString sources = translated({model->readOn, {}});
        Links links{add(tr("Read on"), IconName::Book, sources),
                    add(tr("C program"), IconName::Code, tr("The program that does this, to copy or save"))};
        connect(links.readOn, &QToolButton::clicked, this, [this, model] { emit readOnAsked(model); });
        connect(links.program, &QToolButton::clicked, this, [this, model] { emit programAsked(model); });
        m_links.append(links);
    }
}

void FigurePanels::placeLinks() {
    for (qsizetype i = 0; i < m_links.size(); ++i) {
        const QRect place = panelRect(i);
        const Links& links = m_links[i];
        int left = place.left() + kSide - 4;
        for (QToolButton* link : {links.readOn, links.program}) {
            link->setFont(smallFont(font()));
            const int width = link->sizeHint().width();
            link->setGeometry(left, height() - kLink - 8, width, kLink);
            left += width + 8;
        }
    }
}

void FigurePanels::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Look::of(palette()).base);
    for (qsizetype i = 0; i < m_panels.size(); ++i)
        paintPanel(painter, i);
}

void FigurePanels::paintPanel(QPainter& painter, qsizetype index) const {
    const Look& look = Look::of(palette());
    const FigurePanel& panel = m_panels[index];
    const QRect place = panelRect(index);
    const bool isSelected = panel.model == m_selected;
    const QColor ground = isSelected ? mixed(look.selected, look.base, 0.5) : look.base;
    if (isSelected) {
        painter.fillRect(place, ground);
        painter.fillRect(place.left(), 0, place.width(), kAccentBarWidth, look.accent);
    }
    paintHead(painter, panel, place);
    painter.setFont(smallFont(font()));
    paintFigureGrid(painter, look, m_scale, place.left(), place.width());
    paintArrival(painter, place);
    if (m_layouts.value(index)) {
        paintFigure(painter, look, m_scale, *m_layouts[index], place.left(), place.width(), ground);
    } else {
        const QRect room(place.left() + kSide, kHead, place.width() - 2 * kSide, height() - kHead - kLesson);
        painter.setPen(look.dim);
        painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, panel.message);
    }
    paintLesson(painter, panel, place);
    painter.fillRect(place.right(), 0, 1, height(), look.strongLine);
}

// From the network, at 0, through all panels.
void FigurePanels::paintArrival(QPainter& painter, const QRect& place) const {
    const Look& look = Look::of(palette());
    const double y = std::round(m_scale.yOf(0)) + 0.5;
    QPen dashed(look.accent, 1.25);
    dashed.setCapStyle(Qt::FlatCap);
    dashed.setDashPattern({5 / 1.25, 3 / 1.25});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(dashed);
    painter.drawLine(QPointF(place.left(), y), QPointF(place.left() + FigureMeasures::kKernelEnd + 6, y));
    painter.setPen(QPen(look.accent, 1.8));
    const double head = place.left() + FigureMeasures::kKernelEnd + 2;
    painter.drawLine(QPointF(head + 6, y), QPointF(place.right() - 2, y));
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.accent);
    painter.drawPolygon(QPolygonF{{head, y}, {head + 7, y - 4}, {head + 7, y + 4}});
    painter.restore();
}

void FigurePanels::paintHead(QPainter& painter, const FigurePanel& panel, const QRect& place) const {
    const Look& look = Look::of(palette());
    QRect row = place.adjusted(kSide, kAccentBarWidth, -kSide, 0);
    row.setHeight(30);
    painter.setFont(strongFont(font()));
    painter.setPen(look.dim);
    const QString number = QString::number(familyNumber(*panel.model));
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, number);
    row.setLeft(row.left() + painter.fontMetrics().horizontalAdvance(number) + 8);
    painter.setPen(look.text);
    if (panel.story) {
        const QString time = durationText(panel.story->handed());
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, time);
        row.setRight(row.right() - painter.fontMetrics().horizontalAdvance(time) - 8);
    }
    const QString title = familyText(*panel.model);
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, title);
    row.setLeft(row.left() + painter.fontMetrics().horizontalAdvance(title) + 8);
    painter.setFont(smallFont(font()));
    painter.setPen(look.dim);
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(headText(panel), Qt::ElideRight, std::max(0, row.width())));
    const auto over = [&](double middle, const QString& words) {
        painter.drawText(QRectF(place.left() + middle - 50, 33, 100, 16), Qt::AlignCenter, words);
    };
    over(FigureMeasures::kProgramBar + FigureMeasures::kBar / 2, tr("application"));
    over(FigureMeasures::kKernelBar + FigureMeasures::kBar / 2, tr("kernel"));
}

void FigurePanels::paintLesson(QPainter& painter, const FigurePanel& panel, const QRect& place) const {
    const Look& look = Look::of(palette());
    const QRect room(place.left(), height() - kLesson, place.width(), kLesson);
    painter.fillRect(room, panel.model == m_selected ? mixed(look.selected, look.base, 0.5) : look.base);
    painter.fillRect(room.left(), room.top(), room.width(), 1, look.rowLine);
    painter.setFont(smallFont(font()));
    painter.setPen(look.text);
    painter.drawText(
        room.adjusted(kSide, 8, -8, 0).intersected({room.left(), room.top(), room.width(), 8 + 3 * kLessonLine + 4}),
        Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, translated({panel.model->lesson, {}}));
}

QVector<PaintedPart> FigurePanels::parts() const {
    QVector<PaintedPart> parts;
    for (qsizetype i = 0; i < m_panels.size(); ++i) {
        const FigurePanel& panel = m_panels[i];
        QStringList words{tr("%1, %2").arg(familyText(*panel.model), headText(panel))};
        if (panel.model == m_selected)
            words << tr("selected");
        if (panel.story)
            words << tr("data in hand %1 after it came").arg(durationText(panel.story->handed())) << m_layouts[i]->told;
        else
            words << panel.message;
        words << translated({panel.model->lesson, {}});
        parts.append({panelRect(i), words.join(QStringLiteral("; "))});
    }
    return parts;
}

void FigurePanels::resizeEvent(QResizeEvent*) { layOutAll(); }

void FigurePanels::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOutAll();
    if (event->type() == QEvent::PaletteChange)
        for (const Links& links : std::as_const(m_links))
            for (QToolButton* link : {links.readOn, links.program}) {
                QPalette palette = this->palette();
                palette.setColor(QPalette::ButtonText, Look::of(palette).accent);
                link->setPalette(palette);
            }
}

void FigurePanels::mousePressEvent(QMouseEvent* event) {
    if (const qsizetype index = panelAt(event->pos()); index >= 0 && event->button() == Qt::LeftButton)
        emit selected(m_panels[index].model);
}

// What had no room in the figure, too.
bool FigurePanels::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const qsizetype index = panelAt(help->pos());
        const bool isFigure = help->pos().y() > kHead && help->pos().y() < height() - kLesson;
        if (index >= 0 && isFigure && m_layouts.value(index))
            QToolTip::showText(help->globalPos(), m_layouts[index]->told.join(QLatin1Char('\n')), this);
        else
            QToolTip::hideText();
        return true;
    }
    return PartsWidget::event(event);
}

FigureGutter::FigureGutter(const FigurePanels& panels, QWidget* parent) : PartsWidget(parent), m_panels(panels) {
    setFixedWidth(kWidth);
    setAccessibleName(tr("Time from the kernel's stamp"));
    connect(&panels, &FigurePanels::scaleChanged, this, qOverload<>(&QWidget::update));
}

QVector<PaintedPart> FigureGutter::parts() const {
    return {{rect(), tr("0: the message arrives; a line each %1").arg(durationText(m_panels.scale().grid))}};
}

void FigureGutter::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = Look::of(palette());
    const FigureScale& scale = m_panels.scale();
    constexpr int kRight = kWidth - 6;
    painter.fillRect(rect(), look.base);
    const auto label = [&](double y, const QString& words, const QColor& color) {
        painter.setPen(color);
        painter.drawText(QRectF(0, y - 8, kRight, 16), Qt::AlignVCenter | Qt::AlignRight, words);
    };
    painter.setFont(smallFont(font()));
    if (const std::optional<Nanos> began = m_panels.began(); began && *began < -scale.lead) {
        label(scale.top + 24, momentText(*began), look.dim);
        label(scale.top + 44, tr("not to"), look.dim);
        label(scale.top + 58, tr("scale"), look.dim);
        paintZigzag(painter, look, kWidth - 8, scale.linearTop() - 5);
    }
    const double arrival = scale.yOf(0);
    for (Nanos time = -scale.lead / scale.grid * scale.grid; time < scale.end; time += scale.grid) {
        const double y = std::round(scale.yOf(time));
        const bool isMajor = time % scale.major == 0;
        painter.fillRect(QRectF(kWidth - (isMajor ? 5 : 3), y, isMajor ? 5 : 3, 1), look.faint);
        if (isMajor && time > 0 && y > arrival + 44 && y < scale.bottom - 4)
            label(y, momentText(time), look.dim);
    }
    label(arrival + 14, tr("message"), look.accent);
    label(arrival + 28, tr("arrives"), look.accent);
    painter.setFont(strongFont(smallFont(font())));
    label(arrival, QStringLiteral("0"), look.text);
    painter.setFont(smallFont(font()));
    label(height() - FigurePanels::kLesson + 16, tr("What it"), look.dim);
    label(height() - FigurePanels::kLesson + 31, tr("shows"), look.dim);
    painter.fillRect(0, height() - FigurePanels::kLesson, width(), 1, look.rowLine);
}

} // namespace readyscope
