// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/sockethead.h"

#include "ui/common/bands.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/scenarios/socketwords.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace readyscope {

namespace {
constexpr int kHeight = 44; // px
} // namespace

SocketHead::SocketHead(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_about(new QLabel(this)),
      m_toCapture(new QPushButton(tr("To capture"), this)), m_takeOut(new QPushButton(tr("Take out"), this)),
      m_watch(new QPushButton(this)) {
    setFixedHeight(kHeight);
    m_title->setObjectName(QStringLiteral("socketTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_about->setObjectName(QStringLiteral("socketAbout"));
    m_about->setTextFormat(Qt::PlainText);
    m_about->setMinimumWidth(1);
    m_toCapture->setObjectName(QStringLiteral("toCapture"));
    m_toCapture->setToolTip(tr("To its row in the capture"));
    m_takeOut->setObjectName(QStringLiteral("takeOut"));
    m_takeOut->setToolTip(tr("Ends the observers and takes their lanes out of the list; the socket stays (Delete)"));
    m_watch->setObjectName(QStringLiteral("watchSocket"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addWidget(m_about, 1);
    row->addWidget(m_toCapture);
    row->addWidget(m_takeOut);
    row->addWidget(m_watch);
    connect(m_toCapture, &QPushButton::clicked, this, &SocketHead::rowAsked);
    connect(m_takeOut, &QPushButton::clicked, this, &SocketHead::takeOutAsked);
    connect(m_watch, &QPushButton::clicked, this, [this] { m_isLive ? emit stopAsked() : emit watchAsked(); });
    tint();
}

void SocketHead::show(const WatchedSocket& socket) {
    m_isLive = socket.isLive();
    m_title->setText(QString::fromStdString(socket.info.name));
    m_watch->setText(m_isLive ? tr("Stop") : tr("Watch again"));
    m_watch->setIcon(m_isLive ? icon(IconName::Stop, IconTint::Error) : icon(IconName::Run));
    m_watch->setToolTip(m_isLive ? tr("Ends the observers; what they saw stays (Esc)")
                                 : tr("Begins anew, where the socket is open (Ctrl+R)"));
    if (QString words = aboutText(socket); words != m_words) {
        m_words = std::move(words);
        showAbout();
    }
}

void SocketHead::showAbout() {
    m_about->setText(m_about->fontMetrics().elidedText(m_words, Qt::ElideRight, m_about->width()));
    m_about->setToolTip(m_words);
    m_about->setAccessibleName(m_words);
}

void SocketHead::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layout()->activate();
    showAbout();
}

void SocketHead::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), Look::of(palette()).base); }

void SocketHead::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void SocketHead::tint() {
    QPalette dim = palette();
    dim.setColor(QPalette::WindowText, Look::of(palette()).dim);
    m_about->setPalette(dim);
    m_title->setFont(strongFont(scaledFont(font(), 1.25)));
}

} // namespace readyscope
