// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/sockethead.h"

#include "ui/common/icons.h"
#include "ui/scenarios/socketwords.h"

#include <QPushButton>

namespace readyscope {

SocketHead::SocketHead(QWidget* parent)
    : ViewHead(QStringLiteral("socket"), parent), m_toCapture(new QPushButton(tr("To capture"), this)),
      m_takeOut(new QPushButton(tr("Take out"), this)), m_watch(new QPushButton(this)) {
    m_toCapture->setObjectName(QStringLiteral("toCapture"));
    m_toCapture->setToolTip(tr("To its row in the capture"));
    m_takeOut->setObjectName(QStringLiteral("takeOut"));
    m_takeOut->setToolTip(tr("Ends the observers and takes their lanes out of the list; the socket stays (Delete)"));
    m_watch->setObjectName(QStringLiteral("watchSocket"));
    addPart(m_toCapture);
    addPart(m_takeOut);
    addPart(m_watch);
    connect(m_toCapture, &QPushButton::clicked, this, &SocketHead::rowAsked);
    connect(m_takeOut, &QPushButton::clicked, this, &SocketHead::takeOutAsked);
    connect(m_watch, &QPushButton::clicked, this, [this] { m_isLive ? emit stopAsked() : emit watchAsked(); });
}

void SocketHead::show(const WatchedSocket& socket) {
    m_isLive = socket.isLive();
    showTitle(QString::fromStdString(socket.info.name));
    m_watch->setText(m_isLive ? tr("Stop") : tr("Watch again"));
    m_watch->setIcon(m_isLive ? icon(IconName::Stop, IconTint::Error) : icon(IconName::Run));
    m_watch->setToolTip(m_isLive ? tr("Ends the observers; what they saw stays (Esc)")
                                 : tr("Begins anew, where the socket is open (Ctrl+R)"));
    showAbout(aboutText(socket));
}

} // namespace readyscope
