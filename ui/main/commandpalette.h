// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Every command by its words: a field and a list below it, over the upper part of the window. Lives while it is open.

#include "ui/main/commandmodel.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace readyscope {

class CommandPalette : public QWidget {
    Q_OBJECT
public:
    // Opens at once. `recent`: ids, the last one used first.
    CommandPalette(QVector<PaletteCommand> commands, const QStringList& recent, QWidget* window);

    void leave(); // and gives the keyboard back

signals:
    void chosen(const QString& id); // before it runs

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override; // keys of the field, size of the window

private:
    void makeParts();
    void type(const QString& typed);
    bool takeKey(int key);
    void walk(int by);
    void showCurrent();
    void run(const QModelIndex& index);
    void place();
    void tint();

    CommandModel* m_model;
    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_words;
    QPointer<QWidget> m_before; // had the keyboard
};

} // namespace readyscope
