// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page "Scenarios" in the window: made when it is first opened, gone when its tab is closed, and its run with it.

#include "ui/common/pagestatus.h"

#include <QObject>

#include <functional>
#include <optional>

namespace readyscope {

class PageFrame;
class ScenariosPage;
class Settings;

class ScenariosRoom : public QObject {
    Q_OBJECT
public:
    ScenariosRoom(PageFrame& frame, Settings& settings, QObject* parent = nullptr);

    void open();
    void show(const QString& entry); // of the page's list
    void runRecipe(const QString& name);
    bool isShown() const;
    ScenariosPage* page() const { return m_page; }
    // What the status line says while it is the page in sight.
    std::optional<PageStatus> status() const;
    void save(); // how it looks, where it is open

signals:
    void said(const QString& words);
    void statusChanged();
    void caseAsked(const QString& name);
    void captureAsked(const QString& name); // of a recipe, to be run there

private:
    void make();
    void makeExports();
    void exportTo(const QString& title, const QString& ending, const std::function<QByteArray()>& bytes);
    void showStatus();
    void drop(QWidget* page);

    PageFrame& m_frame;
    Settings& m_settings;
    ScenariosPage* m_page = nullptr;
};

} // namespace readyscope
