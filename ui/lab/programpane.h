// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One C program to read, copy and save, chosen among several.

#include "core/lab/programs/modelprogram.h"

#include <QString>
#include <QVector>
#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;

namespace readyscope {

class CodeView;

struct ProgramChoice {
    QString title; // "Multiplexing: select"
    QString name;  // of its file, without the ending
    std::function<ModelProgram()> make;
    QString hint; // how it is tried, once it runs
};

class ProgramPane : public QWidget {
    Q_OBJECT
public:
    explicit ProgramPane(const QVector<ProgramChoice>& choices, QWidget* parent = nullptr);

    void choose(int index);
    int chosen() const;
    void refresh(); // the choices may be others now; what is chosen, by its place among them, is made anew
    void markLine(int line);

signals:
    void shown(); // a program, whether chosen or made anew

private:
    void fill();
    void showProgram();
    void copy();
    void save();
    QString compileText(const QString& name) const;
    void say(const QString& words);

    const QVector<ProgramChoice>& m_choices;
    ModelProgram m_program;
    QComboBox* m_choice;
    CodeView* m_text;
    QLabel* m_compile;
};

} // namespace readyscope
