// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The help in the window: made when it is first opened, gone when it is closed, and back where it was the next time.

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace readyscope {

class GuideDialog;
struct Model;
class Settings;

class GuideRoom : public QObject {
    Q_OBJECT
public:
    // The dialog is a child of `window`; both outlive this.
    GuideRoom(QWidget& window, Settings& settings, QObject* parent = nullptr);

    void open();
    void openAt(const QString& chapter, const QString& section = {});
    void openAtModel(const Model* model); // null: where the chapter begins
    void save();                          // where it is open

signals:
    void pageAsked(const QString& chapter); // the one that it is about
    void recipeAsked(const QString& name);
    void useAsked(const QString& name);
    void caseAsked(const QString& name); // of the readiness table

private:
    void make();

    QWidget& m_window;
    Settings& m_settings;
    QPointer<GuideDialog> m_guide;
};

} // namespace readyscope
