// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Fields whose text may be wrong: they draw the error frame themselves, so that the desktop's style stays as it is.

#include <QLineEdit>

namespace readyscope {

// The 1.5 px frame around `widget`'s own rectangle, over what the style drew.
void paintErrorFrame(QWidget& widget);

class CheckedLineEdit : public QLineEdit {
    Q_OBJECT
public:
    using QLineEdit::QLineEdit;

    // An empty message: nothing is wrong. It becomes the tip and the accessible description.
    void setProblem(const QString& message);
    QString problem() const { return m_problem; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_problem;
};

} // namespace readyscope
