// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A recipe within the capture, under its backend: a row and a lane for its descriptor, a marker for each step. One at a
// time. Rows stay when it has ended, closed, until they are removed.

#include "core/lab/recipes/reciperun.h"
#include "core/socket/socketinfo.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <memory>

namespace readyscope {

class EngineThread;
struct Message;

class CaptureRecipe : public QObject {
    Q_OBJECT
public:
    explicit CaptureRecipe(EngineThread& engine, QObject* parent = nullptr);
    ~CaptureRecipe() override; // cancels

    // False, and it is said why, where none can run now. `blocked`: the capture's mask, which it puts back; `taken`:
    // the names of rows.
    bool run(const QString& name, const QList<int>& blocked, const QStringList& taken);
    // Waits until all is taken down: some ms.
    void cancel();
    bool isRunning() const { return m_run != nullptr; }

signals:
    void rowAdded(readyscope::SocketId socket);
    // Its row, which may be none, and when it was; the window may be told of both a little later.
    void ended(readyscope::SocketId socket, readyscope::Nanos begun, readyscope::Nanos finished);
    void said(const readyscope::Message& message);

private:
    void read();
    void finish();

    EngineThread& m_engine;
    const recipes::Recipe* m_recipe = nullptr;
    std::shared_ptr<recipes::Watcher> m_watcher;
    std::unique_ptr<recipes::RecipeRun> m_run;
    SocketId m_socket = kNoSocket; // that was told of
};

} // namespace readyscope
