// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// "C Program": what a model does as a program of one's own, and another one beside it.

#include "ui/lab/programpane.h"

#include <QDialog>

class QCheckBox;
class QLabel;

namespace readyscope {

// Of all models, each for as many descriptors.
QVector<ProgramChoice> modelPrograms(int descriptors);
int programIndex(const Model* model); // among those

class ProgramDialog : public QDialog {
    Q_OBJECT
public:
    ProgramDialog(QVector<ProgramChoice> choices, int first, QWidget* parent = nullptr);
    void setNote(const QString& words); // at its foot

private:
    void showSecond(bool on);

    const QVector<ProgramChoice> m_choices;
    ProgramPane* m_first;
    ProgramPane* m_second;
    QCheckBox* m_beside;
    QLabel* m_note;
};

} // namespace readyscope
