// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/progressstrip.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/main/filejob.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

#include <chrono>

namespace readyscope {

namespace {
constexpr std::chrono::milliseconds kPatience{200};
constexpr int kHeight = 34; // px
constexpr int kSteps = 1000;
constexpr int kBarWidth = 260;
} // namespace

ProgressStrip::ProgressStrip(FileJob& job, QWidget* parent)
    : QWidget(parent), m_job(job), m_words(new QLabel(this)), m_bar(new QProgressBar(this)), m_left(new QLabel(this)),
      m_cancel(new QToolButton(this)) {
    setObjectName(QStringLiteral("progress"));
    setFixedHeight(kHeight);
    m_words->setTextFormat(Qt::PlainText);
    m_bar->setRange(0, kSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(kBarWidth, 10);
    m_left->setForegroundRole(QPalette::PlaceholderText);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setObjectName(QStringLiteral("cancelFile"));
    m_cancel->setFocusPolicy(Qt::TabFocus);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 1);
    layout->setSpacing(12);
    layout->addWidget(m_words);
    layout->addWidget(m_bar);
    layout->addWidget(m_left);
    layout->addStretch(1);
    layout->addWidget(m_cancel);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] { setVisible(true); });
    connect(&m_job, &FileJob::started, this, &ProgressStrip::begin);
    connect(&m_job, &FileJob::progressed, this, &ProgressStrip::show);
    connect(&m_job, &FileJob::finished, this, &ProgressStrip::end);
    connect(m_cancel, &QToolButton::clicked, &m_job, &FileJob::cancel);
    connect(m_cancel, &QToolButton::clicked, this, [this] { m_cancel->setEnabled(false); });
    hide();
}

void ProgressStrip::begin() {
    m_words->setText(m_job.words());
    m_bar->setAccessibleName(m_job.words());
    m_cancel->setEnabled(true);
    show(0, -1);
    m_patience.start();
}

void ProgressStrip::show(double share, qint64 msLeft) {
    m_bar->setValue(static_cast<int>(share * kSteps));
    const QString percent = tr("%1 %").arg(static_cast<int>(share * 100));
    m_left->setText(msLeft < 0 ? percent
                               : tr("%1, %2 left").arg(percent, durationText((msLeft + 999) / 1000 * kSecond)));
}

void ProgressStrip::end() {
    m_patience.stop();
    hide();
}

void ProgressStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = Look::of(palette());
    painter.fillRect(rect(), look.window);
    painter.setPen(look.strongLine);
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace readyscope
