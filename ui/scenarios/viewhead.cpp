// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/viewhead.h"

#include "ui/common/bands.h"
#include "ui/common/dimlabel.h"
#include "ui/common/look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace readyscope {

namespace {
constexpr int kHeight = 44; // px
} // namespace

ViewHead::ViewHead(const QString& subject, QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_about(new QLabel(this)), m_row(new QHBoxLayout(this)) {
    setFixedHeight(kHeight);
    m_title->setObjectName(subject + QStringLiteral("Title"));
    m_title->setTextFormat(Qt::PlainText);
    m_about->setObjectName(subject + QStringLiteral("About"));
    m_about->setTextFormat(Qt::PlainText);
    m_about->setMinimumWidth(1);
    m_row->setContentsMargins(12, 6, 8, 6);
    m_row->setSpacing(8);
    m_row->addWidget(m_title);
    m_row->addWidget(m_about, 1);
    tint();
}

void ViewHead::showTitle(const QString& title) { m_title->setText(title); }

void ViewHead::showAbout(const QString& words) {
    if (words == m_words)
        return;
    m_words = words;
    fitAbout();
}

void ViewHead::addPart(QWidget* part) { m_row->addWidget(part); }

void ViewHead::fitAbout() {
    m_about->setText(m_about->fontMetrics().elidedText(m_words, Qt::ElideRight, m_about->width()));
    m_about->setToolTip(m_words);
    m_about->setAccessibleName(m_words);
}

// The parts may have another width too.
void ViewHead::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layout()->activate();
    fitAbout();
}

void ViewHead::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), Look::of(palette()).base); }

void ViewHead::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void ViewHead::tint() {
    dim(*m_about, palette());
    m_title->setFont(strongFont(scaledFont(font(), 1.25)));
}

} // namespace readyscope
