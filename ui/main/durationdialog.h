// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Asks for one duration.

#include "core/readiness/clock.h"

#include <QDialog>

class QLabel;

namespace readyscope {

class DurationEdit;

class DurationDialog : public QDialog {
    Q_OBJECT
public:
    DurationDialog(const QString& title, const QString& label, QWidget* parent);
    void setDuration(Nanos duration);
    void setLimits(Nanos least, bool infiniteAllowed);
    void setNote(const QString& note);

signals:
    void chosen(readyscope::Nanos duration);

private:
    void choose();

    DurationEdit* m_edit;
    QLabel* m_note;
};

} // namespace readyscope
