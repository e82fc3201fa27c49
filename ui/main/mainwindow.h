// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The window: makes its rooms and joins them. What they do is theirs.

#include "core/engine/enginethread.h"
#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/main/actionlock.h"

#include <QMainWindow>

#include <functional>

class QMenu;
class QStackedWidget;

namespace readyscope {

class Actions;
class CapturePage;
class CaptureRecipe;
class Controller;
class DemoRunner;
class Dialogs;
class EngineRoom;
class GuideRoom;
class LabRoom;
class MarkersRoom;
class Pacer;
class PageFrame;
class ScenariosRoom;
class Settings;
class SocketActions;
class StartPage;
class StatusBar;
class ToolBar;
class TraceFiles;
class UsesRunner;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    // Both outlive the window. The engine runs already.
    MainWindow(EngineThread& engine, Settings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    void addSocket(const Address& address);
    void startDemo();
    void openFile(const QString& path, const std::function<void(const SysError&)>& failed = {});
    void closeUnasked(); // nobody is there to answer

    Actions& actions() const { return *m_actions; }
    Controller& controller() const { return *m_controller; }
    CapturePage& capturePage() const { return *m_page; }
    EngineRoom& engineRoom() const { return *m_engineRoom; }
    LabRoom& labRoom() const { return *m_labRoom; }
    ScenariosRoom& scenariosRoom() const { return *m_scenariosRoom; }
    UsesRunner& uses() const { return *m_uses; }
    PageFrame& frame() const { return *m_frame; }
    TraceFiles& files() const { return *m_files; }
    StatusBar& status() const { return *m_status; }
    bool isStartPageShown() const;

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeRooms();
    QWidget* makeCapture();
    void wireCapture();
    void wireView();
    void wireCommands();
    void wireSockets();
    void wireHelp();
    void wireStart();
    void wireUses();
    void wireFiles();
    void restore();
    void save();

    void showSettings();
    void showCapturing();
    void showSocketCount();
    void showView();
    void showRecent();
    void showRow(SocketId socket); // on the page of the capture
    void showFile();
    void showWhatCanBeSaved();
    void lockLanes(bool locked);
    void lockCapture(bool locked);
    void closeLater(); // when what stands against it is done
    void fillRecent();
    void fitCurrent();
    void addText(const QString& address);
    void contextMenu(SocketId socket, const QPoint& position);
    void laneMenu(SocketId socket, const QPoint& position, Nanos time);
    QMenu* rowMenu(SocketId socket);
    void copyRows();
    void openPreferences();
    void runInCapture(const QString& recipe);
    void showInCapture(SocketId socket, Nanos from, Nanos to);
    void chooseTheme(Theme theme);
    void chooseRowHeight(RowHeight height);
    void setFullScreen(bool full);

    EngineThread& m_engine;
    Settings& m_settings;
    Actions* m_actions;
    Controller* m_controller;
    std::unique_ptr<SocketActions> m_socketActions;
    DemoRunner* m_demo;
    CaptureRecipe* m_recipe;
    UsesRunner* m_uses;
    Dialogs* m_dialogs;
    PageFrame* m_frame = nullptr;
    QWidget* m_capture = nullptr; // tool bar, and start page or lanes
    ToolBar* m_toolBar = nullptr;
    QStackedWidget* m_pages = nullptr;
    StartPage* m_start = nullptr;
    CapturePage* m_page = nullptr;
    EngineRoom* m_engineRoom = nullptr;
    GuideRoom* m_guideRoom = nullptr;
    LabRoom* m_labRoom = nullptr;
    MarkersRoom* m_markersRoom = nullptr;
    ScenariosRoom* m_scenariosRoom = nullptr;
    Pacer* m_pacer = nullptr;
    StatusBar* m_status = nullptr;
    TraceFiles* m_files = nullptr;
    QMenu* m_recent = nullptr; // files
    ActionLock m_withoutLanes; // while there are none
    ActionLock m_locked;       // while a trace from a file is shown
    bool m_mayClose = false;   // nothing unsaved is lost by it, or it may be
};

} // namespace readyscope
