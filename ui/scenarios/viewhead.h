// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The head of a view: a title, what it is about in as many words as there is room for, and parts at the right.

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace readyscope {

class ViewHead : public QWidget {
    Q_OBJECT
public:
    // `subject`: its labels are found as "useTitle" and "useAbout" where it is "use".
    ViewHead(const QString& subject, QWidget* parent);

protected:
    void showTitle(const QString& title);
    void showAbout(const QString& words);
    void addPart(QWidget* part);

    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitAbout();
    void tint();

    QLabel* m_title;
    QLabel* m_about;
    QHBoxLayout* m_row;
    QString m_words;
};

} // namespace readyscope
