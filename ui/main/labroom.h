// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page "I/O models" in the window: made when it is first opened, gone when its tab is closed, and its run with it.

#include "core/lab/models/modelseries.h"
#include "ui/lab/earlierruns.h"

#include <QObject>

#include <functional>

namespace readyscope {

class LabBar;
class LabPage;
class LabRunner;
class PageFrame;
class Settings;

class LabRoom : public QObject {
    Q_OBJECT
public:
    LabRoom(PageFrame& frame, Settings& settings, QObject* parent = nullptr);

    // Where earlier runs are kept; before the page is opened.
    void setFolder(const QString& folder) { m_earlier = EarlierRuns(folder); }
    void open();
    bool isShown() const;
    LabPage* page() const { return m_page; }
    LabRunner* runner() const { return m_runner; }

signals:
    void guideAsked(const readyscope::Model* model); // to where it speaks of it
    void said(const QString& words);

private:
    void make();
    void wire();
    void makeExports();
    void run();
    void showRun();
    void keep(bool isComplete);
    void compareWith(const QString& file);
    void askFile();
    void exportTo(const QString& title, const QString& suggested, const std::function<QByteArray()>& bytes);
    void showProgram(const Model* model);
    void drop(QWidget* page);

    PageFrame& m_frame;
    Settings& m_settings;
    EarlierRuns m_earlier;
    QString m_beside; // the file that is compared with
    LabPage* m_page = nullptr;
    LabBar* m_bar = nullptr;
    LabRunner* m_runner = nullptr;
};

} // namespace readyscope
