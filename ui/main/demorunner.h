// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The demo as the window has it: started and stopped by one action, its sockets added and taken away again.

#include "core/socket/socketinfo.h"

#include <QObject>
#include <QVector>

#include <memory>

namespace readyscope {

class Controller;
class Demo;
class RunRows;

class DemoRunner : public QObject {
    Q_OBJECT
public:
    explicit DemoRunner(Controller& controller, QObject* parent = nullptr);
    ~DemoRunner() override;

    bool isRunning() const { return m_demo != nullptr; }
    // Whether it is one of the demo's, of this run or an earlier one.
    bool isOf(const SocketInfo& socket) const;
    void start();
    void stop();

signals:
    void firstAdded(readyscope::SocketId socket); // of a start
    void runningChanged(bool running);

private:
    void takeSockets(const QVector<SocketInfo>& sockets);

    Controller& m_controller;
    RunRows* m_rows;
    std::unique_ptr<Demo> m_demo;
};

} // namespace readyscope
