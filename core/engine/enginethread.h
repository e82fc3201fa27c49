// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The engine on a QThread, with signals. Lives in the GUI's thread; its signals are emitted there, in batches, at most
// every kInterval, and only when something happened: nothing wakes while nothing does.

#include "core/engine/engine.h"

#include <QObject>
#include <QVector>

#include <chrono>
#include <functional>
#include <memory>

namespace readyscope {

class EngineThread : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kInterval{40};

    explicit EngineThread(const EngineSettings& settings, std::size_t traceBytes = kDefaultTraceBytes,
                          QObject* parent = nullptr);
    ~EngineThread() override; // quits and joins

    // Starts the thread; false, with why, where its descriptors cannot be had.
    Status start();
    const Source& source() const;
    Inspection& inspection();
    const Inspection& inspection() const;
    const EngineSettings& settings() const; // as last answered
    bool isCapturing() const;               // between Run and Stop
    Nanos cpuTime() const;
    EngineFigures figures() const;

    // Told of each batch on the engine's thread; empty: nobody. When this returns, the one before is told no more.
    using Tap = std::function<void(const Batch&)>;
    void setTap(Tap tap);

public slots:
    // Any thread. Its answer comes through answered().
    readyscope::CommandId post(const readyscope::Command& command);

signals:
    void transitionsArrived(const QVector<readyscope::Transition>& transitions);
    void waitsArrived(const QVector<readyscope::Wait>& waits);
    void socketsChanged(const QVector<readyscope::SocketInfo>& sockets);
    void errorsArrived(const QVector<readyscope::ErrorRecord>& errors);
    void markersArrived(const QVector<readyscope::Marker>& markers);
    void answered(const QVector<readyscope::Answer>& answers);
    // After the others of one batch: the source knows more than before.
    void advanced();
    void settingsChanged();
    void capturingChanged(bool capturing);

private:
    class Private;
    std::unique_ptr<Private> m;
};

} // namespace readyscope

Q_DECLARE_METATYPE(readyscope::Command)
