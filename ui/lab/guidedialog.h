// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Help > The Five I/O Models: the chapter, its figures drawn by what draws the page's.

#include <QDialog>
#include <QImage>
#include <QTextBrowser>

namespace readyscope {

struct Model;

class GuideText : public QTextBrowser {
    Q_OBJECT
public:
    explicit GuideText(QWidget* parent = nullptr);
    void goTo(const Model* model);

protected:
    QVariant loadResource(int type, const QUrl& name) override;
    void changeEvent(QEvent* event) override;

private:
    void fill();
};

class GuideDialog : public QDialog {
    Q_OBJECT
public:
    explicit GuideDialog(QWidget* parent = nullptr);
    void goTo(const Model* model); // to where it speaks of it; null: to the beginning

signals:
    void pageAsked(); // to try it

private:
    GuideText* m_text;
};

// A model's figure from what is kept, in the widget's colours and font; null where none is kept.
QImage guideFigure(const QString& model, const QWidget& like);

} // namespace readyscope
