// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Help > Contents: the chapters, listed at the left, one of them at the right. Does not block the window, and comes
// back where it was left.

#include <QDialog>
#include <QVector>

#include <optional>

class QSplitter;
class QToolButton;
class QUrl;

namespace readyscope {

class GuideContents;
class GuideFind;
class GuideText;
class Settings;

class GuideDialog : public QDialog {
    Q_OBJECT
public:
    explicit GuideDialog(QWidget* parent = nullptr);

    // A chapter's name, and one of a section of it, or none: the chapter's beginning.
    void goTo(const QString& chapter, const QString& section = {});
    QString chapter() const; // its name
    GuideText& text() const { return *m_text; }

    void restoreLayout(const Settings& settings);
    void saveLayout(Settings& settings) const;

signals:
    void tryAsked(const QString& chapter); // the page that it is about
    void runAsked(const QString& recipe);  // on the page "Scenarios"
    void showAsked(const QString& use);    // likewise
    void caseAsked(const QString& name);   // of the readiness table

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Place {
        int chapter = 0;
        int scrolled = 0; // px
        bool operator==(const Place&) const = default;
    };

    void follow(const QUrl& link);
    void goTo(int chapter, const QString& section);
    void goTo(const Place& place);
    Place place() const;
    int number() const; // of the chapter
    void visit(int chapter, const QString& section);
    void back(QVector<Place>& from, QVector<Place>& to);
    void showPlace();
    void find(bool backwards);
    void addKeys();
    QWidget* newFoot();

    GuideContents* m_contents;
    GuideText* m_text;
    GuideFind* m_find;
    QSplitter* m_splitter;
    QToolButton* m_back;
    QToolButton* m_forward;
    QVector<Place> m_before;
    QVector<Place> m_after;
    std::optional<Place> m_atFirst; // once there is a view to scroll
};

} // namespace readyscope
