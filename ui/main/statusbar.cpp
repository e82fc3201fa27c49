// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/statusbar.h"

#include "ui/common/bands.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <chrono>
#include <cmath>

namespace readyscope {

namespace {

constexpr std::chrono::seconds kShown{12}; // a message, unless another comes

QString rateText(double perSecond) { return countText(static_cast<std::uint64_t>(std::llround(perSecond))); }

QString mebibytes(std::size_t bytes) {
    const double value = static_cast<double>(bytes) / (1024.0 * 1024.0);
    return QString::number(value, 'f', value < 10 && value != std::floor(value) ? 1 : 0);
}

// A thin line parts the figures.
class Figure : public QLabel {
public:
    Figure(bool first, QWidget* parent) : QLabel(parent), m_first(first) {
        setContentsMargins(first ? 4 : 10, 0, 4, 0);
        setTextFormat(Qt::PlainText);
    }

protected:
    void paintEvent(QPaintEvent* event) override {
        QLabel::paintEvent(event);
        if (m_first)
            return;
        QPainter painter(this);
        painter.setPen(Look::of(palette()).strongLine);
        painter.drawLine(0, height() / 2 - 6, 0, height() / 2 + 6);
    }

private:
    bool m_first;
};

QColor pageColor(PageStatus::State state, const Look& look) {
    switch (state) {
    case PageStatus::State::Idle:
        return look.dim;
    case PageStatus::State::Running:
        return look.accent;
    case PageStatus::State::Good:
        return look.good;
    case PageStatus::State::Odd:
        return look.warning;
    }
    return look.text;
}

QString elidedTo(const QWidget& widget, const QString& text, int width) {
    return widget.fontMetrics().elidedText(text, Qt::ElideRight, width);
}

} // namespace

StatusBar::StatusBar(QWidget* parent) : QStatusBar(parent) {
    setSizeGripEnabled(false);
    setMinimumHeight(kStatusBarHeight);
    setFont(smallFont(font()));
    setContentsMargins(6, 0, 12, 0);
    m_state = addFigure(QStringLiteral("state"));
    m_backend = addFigure(QStringLiteral("statusBackend"));
    m_waits = addFigure(QStringLiteral("waits"));
    m_transitions = addFigure(QStringLiteral("transitions"));
    m_hits = addFigure(QStringLiteral("hits"));
    m_cpu = addFigure(QStringLiteral("cpu"));
    m_memory = addFigure(QStringLiteral("memory"));
    m_refused = addFigure(QStringLiteral("refused"));
    m_dropped = addFigure(QStringLiteral("dropped"));

    m_messagePart = new QWidget(this);
    m_messagePart->setObjectName(QStringLiteral("message"));
    m_message = new QLabel(m_messagePart);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setTextFormat(Qt::PlainText);
    m_act = new QToolButton(m_messagePart);
    m_act->setAutoRaise(true);
    m_act->setFocusPolicy(Qt::TabFocus);
    auto* layout = new QHBoxLayout(m_messagePart);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->addWidget(m_message);
    layout->addWidget(m_act);
    layout->addStretch(1);
    addWidget(m_messagePart, 1);
    m_messagePart->hide();
    m_view = new QLabel(this);
    m_view->setObjectName(QStringLiteral("view"));
    addPermanentWidget(m_view);

    m_end.setSingleShot(true);
    m_end.setInterval(kShown);
    connect(&m_end, &QTimer::timeout, this, &StatusBar::endMessage);
    connect(m_act, &QToolButton::clicked, this, [this] {
        const auto act = m_said.act;
        endMessage();
        if (act)
            act();
    });
    tint();
}

QLabel* StatusBar::addFigure(const QString& name) {
    auto* label = new Figure(m_figures.isEmpty(), this);
    label->setObjectName(name);
    addWidget(label);
    m_figures.append(label);
    return label;
}

void StatusBar::showCapture(bool capturing, Backend backend, int sockets) {
    m_capturing = capturing;
    m_anySockets = sockets > 0;
    showState();
    m_backend->setText(backendText(backend));
    showFigureLabels();
    tint();
}

void StatusBar::showFile(bool file) {
    m_file = file;
    showState();
    showFigureLabels();
    tint();
}

void StatusBar::setViewPaused(bool paused) {
    m_viewPaused = paused;
    showState();
}

void StatusBar::showState() {
    if (m_file) {
        m_state->setText(tr("Opened from a file"));
        return;
    }
    const QString state = !m_anySockets ? tr("No capture") : m_capturing ? tr("● Capturing") : tr("■ Stopped");
    m_state->setText(m_anySockets && m_viewPaused ? tr("%1, view paused").arg(state) : state);
}

void StatusBar::showRefused(int sockets, Backend backend) {
    m_anyRefused = sockets > 0;
    const QString name = backendText(backend);
    m_refused->setText(sockets == 1
                           ? tr("1 socket refused by %1").arg(name)
                           : tr("%1 sockets refused by %2").arg(countText(static_cast<std::uint64_t>(sockets)), name));
    showFigureLabels();
}

void StatusBar::showFigures(const TraceTotals& totals, const Rates& rates) {
    m_waits->setText(m_file ? tr("%1 waits").arg(countText(totals.waits))
                            : tr("%1 waits/s").arg(rateText(rates.waits)));
    m_transitions->setText(tr("%1 transitions").arg(countText(totals.transitions)));
    m_hits->setText(m_file ? tr("%1 hits").arg(countText(totals.hits)) : tr("%1 hits/s").arg(rateText(rates.hits)));
    m_cpu->setText(tr("engine %1 % CPU").arg(QString::number(rates.cpu * 100, 'f', rates.cpu == 0 ? 0 : 1)));
    m_memory->setText(m_file ? tr("trace %1 MiB").arg(mebibytes(totals.bytes))
                             : tr("trace %1 of %2 MiB").arg(mebibytes(totals.bytes), mebibytes(totals.bound)));
    m_dropped->setText(totals.gaps == 1
                           ? tr("⚠ %1 dropped in 1 gap").arg(countText(totals.dropped))
                           : tr("⚠ %1 dropped in %2 gaps").arg(countText(totals.dropped), countText(totals.gaps)));
    m_anyDropped = totals.dropped > 0;
    showFigureLabels();
}

// None beside a message, and the state alone while there is nothing to count.
void StatusBar::showFigureLabels() {
    const bool any = !m_messagePart->isVisibleTo(this);
    const qsizetype ofPage = m_page ? m_page->figures.size() : 0;
    for (qsizetype i = 0; i < m_pageFigures.size(); ++i)
        m_pageFigures[i]->setVisible(any && i < ofPage);
    for (QWidget* figure : std::as_const(m_figures))
        figure->setVisible(any && !m_page && (m_file || m_anySockets || figure == m_state) &&
                           (figure != m_dropped || m_anyDropped) && (figure != m_cpu || !m_file) &&
                           (figure != m_backend || !m_file) && (figure != m_refused || (m_anyRefused && !m_file)));
}

QLabel* StatusBar::pageFigure(qsizetype index) {
    while (m_pageFigures.size() <= index) {
        auto* label = new Figure(m_pageFigures.isEmpty(), this);
        label->setObjectName(QStringLiteral("pageFigure%1").arg(m_pageFigures.size()));
        insertWidget(static_cast<int>(m_figures.size() + m_pageFigures.size()), label);
        m_pageFigures.append(label);
    }
    return m_pageFigures.at(index);
}

void StatusBar::showPage(const std::optional<PageStatus>& page) {
    m_page = page;
    for (qsizetype i = 0; page && i < page->figures.size(); ++i)
        pageFigure(i)->setText(i == 0 ? tr("● %1").arg(page->figures.at(i)) : page->figures.at(i));
    showFigureLabels();
    tint();
}

void StatusBar::showView(const QString& words) { m_view->setText(words); }

void StatusBar::say(const Message& message) {
    m_said = message;
    m_message->setText(elidedTo(*m_message, message.text, qMax(300, width() - 320)));
    m_message->setToolTip(message.text);
    m_act->setText(message.action);
    m_act->setVisible(!message.action.isEmpty());
    m_messagePart->show();
    showFigureLabels();
    tint();
    m_end.start();
}

QString StatusBar::message() const { return m_messagePart->isVisibleTo(this) ? m_said.text : QString(); }

void StatusBar::endMessage() {
    m_end.stop();
    m_said = {};
    m_messagePart->hide();
    showFigureLabels();
}

void StatusBar::changeEvent(QEvent* event) {
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_state)
        tint();
}

void StatusBar::tint() {
    const Look& look = Look::of(palette());
    const auto color = [this](QLabel* label, const QColor& text) {
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, text);
        label->setPalette(colors);
    };
    for (QLabel* label : {m_backend, m_waits, m_transitions, m_hits, m_cpu, m_memory, m_refused, m_view})
        color(label, look.dim);
    color(m_state, m_file ? look.text : !m_anySockets ? look.dim : m_capturing ? look.good : look.text);
    color(m_dropped, look.warning);
    for (qsizetype i = 0; i < m_pageFigures.size(); ++i)
        color(m_pageFigures[i], i > 0 || !m_page ? look.dim : pageColor(m_page->state, look));
    color(m_message, m_said.problem ? look.error : look.text);
}

} // namespace readyscope
