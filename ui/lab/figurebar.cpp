// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/figurebar.h"

#include "ui/common/bands.h"
#include "ui/common/dimlabel.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/lab/figurepainter.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSlider>
#include <QToolButton>

#include <array>

namespace readyscope {

namespace {

constexpr int kHeight = 34;      // px
constexpr int kWithSecond = 900; // of the bar, so that its second words have room
constexpr QSize kSwatch{20, 13};
constexpr int kGap = 6;
constexpr int kBetween = 16;
constexpr std::array kPhases{KernelDoes::Waiting, KernelDoes::Waking, KernelDoes::Copying,
                             KernelDoes::WakingAndCopying};

QString legendText(KernelDoes does) {
    switch (does) {
    case KernelDoes::Waiting:
        return PhaseLegend::tr("waiting for the data");
    case KernelDoes::Waking:
        return PhaseLegend::tr("waking");
    case KernelDoes::Copying:
        return PhaseLegend::tr("copying");
    default:
        return PhaseLegend::tr("both in one call");
    }
}

QToolButton* stepButton(QWidget& bar, IconName name, const QString& words) {
    auto* button = new QToolButton(&bar);
    button->setIcon(icon(name));
    button->setIconSize({16, 16});
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(words);
    button->setAccessibleName(words);
    return button;
}

QToolButton* pickButton(QWidget& bar, const QString& words, const QString& tip) {
    auto* button = new QToolButton(&bar);
    button->setText(words);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedHeight(24);
    return button;
}

} // namespace

FigureBar::FigureBar(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(tr("One message in each model"), this)), m_second(new QLabel(this)),
      m_previous(stepButton(*this, IconName::PreviousEvent, tr("Previous message"))),
      m_next(stepButton(*this, IconName::NextEvent, tr("Next message"))), m_number(new QLabel(this)),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_median(pickButton(*this, tr("Median"), tr("Of each model the message with its median latency"))),
      m_slowest(pickButton(*this, tr("Slowest 1 %"), tr("Of each model the one that 99 of 100 were quicker than"))),
      m_legend(new PhaseLegend(this)) {
    setFixedHeight(kHeight);
    m_number->setObjectName(QStringLiteral("eventNumber"));
    m_slider->setObjectName(QStringLiteral("eventSlider"));
    m_median->setObjectName(QStringLiteral("median"));
    m_slowest->setObjectName(QStringLiteral("slowest"));
    m_slider->setAccessibleName(tr("Message"));
    m_slider->setFixedWidth(180);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(6);
    row->addWidget(m_title);
    row->addSpacing(4);
    row->addWidget(m_second);
    row->addSpacing(16);
    for (QWidget* part : QList<QWidget*>{m_previous, m_next, m_number, m_slider, m_median, m_slowest})
        row->addWidget(part);
    row->addStretch(1);
    row->addWidget(m_legend);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_slider, &QSlider::valueChanged, this, [this] { choose(FigurePick::Number); });
    connect(m_median, &QToolButton::clicked, this, [this] { choose(FigurePick::Median); });
    connect(m_slowest, &QToolButton::clicked, this, [this] { choose(FigurePick::Slowest); });
    setDescriptors(1);
    setEvents(0);
    tint();
}

int FigureBar::number() const { return m_slider->value(); }

void FigureBar::setEvents(int count) {
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(count > 0 ? 1 : 0, count);
    for (QWidget* part : QList<QWidget*>{m_previous, m_next, m_slider, m_median, m_slowest})
        part->setEnabled(count > 0);
    showWords();
}

void FigureBar::setDescriptors(int descriptors) {
    m_second->setText(descriptors == 1 ? tr("1 descriptor, as in the book")
                                       : tr("%1 descriptors").arg(countText(static_cast<std::uint64_t>(descriptors))));
}

void FigureBar::showNumber(int number) {
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(number);
    showWords();
}

void FigureBar::step(int by) {
    const int wanted = std::clamp(m_slider->value() + by, m_slider->minimum(), m_slider->maximum());
    showNumber(wanted);
    choose(FigurePick::Number);
}

void FigureBar::choose(FigurePick pick) {
    m_pick = pick;
    showWords();
    emit pickChanged();
}

void FigureBar::showWords() {
    m_median->setChecked(m_pick == FigurePick::Median);
    m_slowest->setChecked(m_pick == FigurePick::Slowest);
    const auto count = static_cast<std::uint64_t>(m_slider->maximum());
    m_number->setText(
        count == 0
            ? tr("No event yet")
            : tr("Event %1 of %2").arg(countText(static_cast<std::uint64_t>(m_slider->value())), countText(count)));
    m_number->setMinimumWidth(
        fontMetrics().horizontalAdvance(tr("Event %1 of %2").arg(countText(count), countText(count))) + 4);
}

void FigureBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = Look::of(palette());
    painter.fillRect(rect(), look.base);
    painter.fillRect(0, height() - 1, width(), 1, look.strongLine);
}

// In a narrow window the legend goes first: the figures have words too.
void FigureBar::resizeEvent(QResizeEvent*) {
    const int needed = layout()->sizeHint().width();
    const int own = m_legend->sizeHint().width();
    m_legend->setVisible(width() >= (m_legend->isHidden() ? needed + own : needed));
    m_second->setVisible(width() >= kWithSecond);
}

void FigureBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void FigureBar::tint() {
    dim(*m_second, palette());
    m_second->setFont(smallFont(font()));
    m_title->setFont(strongFont(font()));
}

PhaseLegend::PhaseLegend(QWidget* parent) : QWidget(parent) {
    setFont(smallFont(font()));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize PhaseLegend::sizeHint() const {
    int width = 0;
    for (const KernelDoes does : kPhases)
        width += kSwatch.width() + kGap + fontMetrics().horizontalAdvance(legendText(does)) + kBetween;
    return {width - kBetween, 20};
}

void PhaseLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = Look::of(palette());
    int left = 0;
    for (const KernelDoes does : kPhases) {
        const QString words = legendText(does);
        paintPhase(painter, look, QRectF(QPoint(left, (height() - kSwatch.height()) / 2), QSizeF(kSwatch)), does);
        left += kSwatch.width() + kGap;
        painter.setPen(look.dim);
        painter.drawText(QRect(left, 0, width() - left, height()), Qt::AlignVCenter | Qt::AlignLeft, words);
        left += fontMetrics().horizontalAdvance(words) + kBetween;
    }
}

} // namespace readyscope
