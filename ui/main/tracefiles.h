// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The trace of the window as a document: opened, saved and closed. Keeps what a live capture's file will need, knows
// whether the capture is saved, and asks before it is thrown away.

#include "core/trace/openedtrace.h"
#include "core/trace/socketlog.h"
#include "core/trace/traceslices.h"
#include "ui/main/controller.h"
#include "ui/main/filejob.h"

#include <functional>
#include <memory>

namespace readyscope {

class CapturePage;
class DemoRunner;
class Settings;
class UsesRunner;
struct SavedTrace;

class TraceFiles : public QObject {
    Q_OBJECT
public:
    TraceFiles(QWidget& window, Controller& controller, DemoRunner& demo, UsesRunner& uses, CapturePage& page,
               Settings& settings);
    ~TraceFiles() override;

    // Null while a capture of our own is shown.
    const OpenedTrace* opened() const { return m_opened.get(); }
    EngineSettings lastSettings() const;    // of the trace, when it ended
    QString path() const { return m_path; } // of the file that the trace is from, or was saved to
    QString fileName() const;               // its last part
    bool isUnsaved() const;                 // would be lost
    bool canSave() const;                   // there is something
    bool isWriting() const { return m_writing; }
    FileJob& job() { return m_job; }

    void chooseFile();
    void openFile(const QString& path) { open(path, {}); }
    // `failed`: where it cannot be read.
    void open(const QString& path, const std::function<void(const SysError&)>& failed);
    void save();
    void saveAs();
    void chooseSelection();
    void saveTo(const QString& path, const TraceSelection& selection, const std::function<void()>& then = {});
    void close();
    // Sets a marker in what is shown, live or from a file. With `was`: gives the one of that name at that time this
    // one; with no text it is taken away.
    void mark(const std::string& text, Nanos time, const std::string& was = {});
    // Goes on with `then` at once, or when the user has said that the capture may go.
    void askFirst(const std::function<void()>& then);

signals:
    void changed(); // another trace is shown, or it has another file
    void unsavedChanged();
    void recentChanged();
    void captureEnds(); // its sockets are taken out next
    void said(const readyscope::Message& message);

private:
    void chooseTarget(const TraceSelection& selection, const std::function<void()>& then);
    bool refuseWhileBusy();
    void show(const QString& path, std::unique_ptr<OpenedTrace> trace);
    void sayOpened();
    void endCapture(std::function<void()> then);
    void write(const QString& path, const TraceSelection& selection, const std::shared_ptr<const Snapshot>& snapshot,
               const std::shared_ptr<const TraceNotes>& notes, const std::function<void()>& then);
    void saySaved(const QString& path, const SavedTrace& saved);
    void sayFailure(const SysError& error);
    QString suggestedPath(bool whole) const;

    QWidget& m_window;
    Controller& m_controller;
    DemoRunner& m_demo;
    UsesRunner& m_uses;
    CapturePage& m_page;
    Settings& m_settings;
    FileJob m_job;
    SocketLog m_log;
    std::unique_ptr<OpenedTrace> m_opened;
    QString m_path;
    TraceTotals m_saved;   // of the capture, when it was last
    bool m_marked = false; // since then, or since the file was opened
    bool m_writing = false;
    bool m_ending = false;
};

} // namespace readyscope
