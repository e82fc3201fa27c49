// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page "Scenarios" in the window: made when it is first opened, gone when its tab is closed, and with it its run of
// recipes and the uses that were started there.

#include "core/lab/scenarios/scenario.h"
#include "core/socket/socketinfo.h"
#include "ui/common/pagestatus.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <optional>

namespace readyscope {

class PageFrame;
class Controller;
class ScenariosPage;
class Settings;
class SocketView;
class UsesRunner;
class UseView;

class ScenariosRoom : public QObject {
    Q_OBJECT
public:
    ScenariosRoom(PageFrame& frame, UsesRunner& runner, Controller& controller, Settings& settings,
                  QObject* parent = nullptr);

    void open();
    void show(const QString& entry); // of the page's list
    void runRecipe(const QString& name);
    void find(); // in its list, while it is shown
    // A socket of the capture under all backends at once.
    void watch(SocketId socket);
    void stopWatching(); // any
    bool isShown() const;
    ScenariosPage* page() const { return m_page; }
    UseView* uses() const { return m_uses; } // of the page
    // Why no use can be started now; empty: they can.
    void setWhyNoUses(const QString& why);
    SocketView* sockets() const { return m_sockets; } // on the page; null without it
    // What the status line says while it is the page in sight.
    std::optional<PageStatus> status() const;
    void save(); // how it looks, where it is open

signals:
    void said(const QString& words);
    void statusChanged();
    void caseAsked(const QString& name);
    void captureAsked(const QString& name);     // of a recipe, to be run there
    void rowAsked(readyscope::SocketId socket); // in the capture

private:
    void make();
    void makeUses();
    void makeSockets();
    void startUse(const ScenarioChoice& choice);
    void showUse(const QString& name);
    void makeExports();
    void exportTo(const QString& title, const QString& ending, const std::function<QByteArray()>& bytes);
    void showStatus();
    void drop(QWidget* page);

    PageFrame& m_frame;
    UsesRunner& m_runner;
    Controller& m_controller;
    Settings& m_settings;
    ScenariosPage* m_page = nullptr;
    UseView* m_uses = nullptr;
    QSet<QString> m_startedHere; // of the uses that run
    QString m_whyNoUses;
    SocketView* m_sockets = nullptr;
};

} // namespace readyscope
