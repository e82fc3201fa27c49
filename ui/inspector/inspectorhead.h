// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The inspector's title: state, name, endpoints, descriptor and policy of the socket.

#include "core/socket/socketinfo.h"

#include <QWidget>

namespace readyscope {

class InspectorHead : public QWidget {
    Q_OBJECT
public:
    explicit InspectorHead(QWidget* parent = nullptr);
    // kNoSocket's info: empty.
    void show(const SocketInfo& socket, Events revents);
    using QWidget::show;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    SocketInfo m_socket;
    Events m_revents;
};

} // namespace readyscope
