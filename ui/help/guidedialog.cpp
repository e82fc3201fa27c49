// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/guidedialog.h"

#include "ui/common/areasplitter.h"
#include "ui/common/settings.h"
#include "ui/help/guidecontents.h"
#include "ui/help/guidefind.h"
#include "ui/help/guidetext.h"

#include <QAction>
#include <QDataStream>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace readyscope {

namespace {

constexpr QSize kDialog{1100, 800}; // px
constexpr int kContents = 290;

QString layoutName() { return QStringLiteral("guide"); }

int chapterNamed(const QString& name) {
    const std::vector<GuideChapter>& chapters = guideChapters();
    const auto found = std::ranges::find(chapters, name.toStdString(), &GuideChapter::name);
    return found == chapters.end() ? -1 : static_cast<int>(found - chapters.begin());
}

// The first one that has it.
int chapterWith(const QString& section) {
    const std::vector<GuideChapter>& chapters = guideChapters();
    const auto found = std::ranges::find_if(chapters, [name = section.toStdString()](const GuideChapter& chapter) {
        return std::ranges::find(chapter.sections, name, &GuideSection::name) != chapter.sections.end();
    });
    return found == chapters.end() ? -1 : static_cast<int>(found - chapters.begin());
}

} // namespace

GuideDialog::GuideDialog(QWidget* parent)
    : QDialog(parent), m_contents(new GuideContents(this)), m_text(new GuideText(this)), m_find(new GuideFind(this)),
      m_splitter(new AreaSplitter(Qt::Horizontal, this)), m_back(new QToolButton(this)),
      m_forward(new QToolButton(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("guideDialog"));
    setWindowTitle(tr("Help"));
    m_splitter->addWidget(m_contents);
    m_splitter->addWidget(m_text);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({kContents, kDialog.width() - kContents});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 9);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_find);
    layout->addWidget(newFoot());
    addKeys();
    connect(m_contents, &GuideContents::chosen, this, [this](int chapter, int section) {
        const GuideChapter& chosen = guideChapters()[static_cast<std::size_t>(chapter)];
        visit(chapter, section < 0 ? QString()
                                   : QString::fromStdString(chosen.sections[static_cast<std::size_t>(section)].name));
    });
    connect(m_text, &GuideText::sectionChanged, this, &GuideDialog::showPlace);
    connect(m_text, &GuideText::anchorClicked, this, &GuideDialog::follow);
    connect(m_find, &GuideFind::asked, this, &GuideDialog::find);
    connect(m_find, &GuideFind::closed, m_text, [this] { m_text->setFocus(); });
    resize(kDialog);
    m_text->setFocus();
    showPlace();
}

QWidget* GuideDialog::newFoot() {
    auto* foot = new QWidget(this);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, foot);
    auto* tries = buttons->addButton(tr("&Try It"), QDialogButtonBox::ActionRole);
    tries->setObjectName(QStringLiteral("tryIt"));
    tries->setToolTip(tr("Opens the page that the chapter is about"));
    for (QPushButton* button : foot->findChildren<QPushButton*>())
        button->setAutoDefault(false); // Return follows links
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(9, 0, 9, 0);
    layout->addWidget(m_back);
    layout->addWidget(m_forward);
    layout->addWidget(buttons, 1);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(tries, &QPushButton::clicked, this, [this] { emit tryAsked(chapter()); });
    return foot;
}

void GuideDialog::addKeys() {
    const auto add = [this](const QString& words, const QList<QKeySequence>& keys, auto what) {
        auto* action = new QAction(words, this);
        action->setShortcuts(keys);
        addAction(action);
        connect(action, &QAction::triggered, this, what);
        return action;
    };
    add(tr("Find"), QKeySequence::keyBindings(QKeySequence::Find),
        [this] { m_find->open(m_text->textCursor().selectedText()); });
    add(tr("Find Next"), {QKeySequence(Qt::Key_F3)}, [this] { find(false); });
    add(tr("Find Previous"), {QKeySequence(Qt::SHIFT | Qt::Key_F3)}, [this] { find(true); });
    // Tab goes from link to link in the text, and there are many.
    add(tr("Contents or Text"), {QKeySequence(Qt::Key_F6)}, [this] {
        m_contents->hasFocus() ? m_text->setFocus(Qt::ShortcutFocusReason)
                               : m_contents->setFocus(Qt::ShortcutFocusReason);
    });
    m_back->setDefaultAction(
        add(tr("Back"), {QKeySequence(Qt::ALT | Qt::Key_Left)}, [this] { back(m_before, m_after); }));
    m_forward->setDefaultAction(
        add(tr("Forward"), {QKeySequence(Qt::ALT | Qt::Key_Right)}, [this] { back(m_after, m_before); }));
    m_back->defaultAction()->setObjectName(QStringLiteral("guideBack"));
    m_forward->defaultAction()->setObjectName(QStringLiteral("guideForward"));
}

int GuideDialog::number() const { return static_cast<int>(&m_text->chapter() - guideChapters().data()); }

QString GuideDialog::chapter() const { return QString::fromStdString(m_text->chapter().name); }

GuideDialog::Place GuideDialog::place() const { return {number(), m_text->verticalScrollBar()->value()}; }

void GuideDialog::goTo(const QString& chapter, const QString& section) {
    if (const int number = chapterNamed(chapter); number >= 0)
        goTo(number, section);
}

void GuideDialog::goTo(int chapter, const QString& section) {
    m_text->setChapter(guideChapters()[static_cast<std::size_t>(chapter)]);
    m_text->goTo(section);
    m_atFirst.reset();
    showPlace();
}

void GuideDialog::goTo(const Place& place) {
    if (place.chapter != number())
        m_text->setChapter(guideChapters()[static_cast<std::size_t>(place.chapter)]);
    m_text->verticalScrollBar()->setValue(place.scrolled);
    showPlace();
}

// By a click or a link, so that one can come back.
void GuideDialog::visit(int chapter, const QString& section) {
    const Place before = place();
    goTo(chapter, section);
    if (place() == before)
        return;
    m_before.append(before);
    m_after.clear();
    showPlace();
}

void GuideDialog::back(QVector<Place>& from, QVector<Place>& to) {
    if (from.isEmpty())
        return;
    to.append(place());
    goTo(from.takeLast());
}

void GuideDialog::showPlace() {
    m_contents->setPlace(number(), m_text->section());
    m_back->defaultAction()->setEnabled(!m_before.isEmpty());
    m_forward->defaultAction()->setEnabled(!m_after.isEmpty());
}

void GuideDialog::follow(const QUrl& link) {
    const QString what = link.scheme();
    const QString name = link.path();
    if (what == QStringLiteral("run"))
        emit runAsked(name);
    else if (what == QStringLiteral("show"))
        emit showAsked(name);
    else if (what == QStringLiteral("table"))
        emit caseAsked(name);
    else if (const int chapter = chapterWith(name); what == QStringLiteral("guide") && chapter >= 0)
        visit(chapter, name);
}

// From where the cursor is, through this chapter, then the others, and at last this one's other part.
void GuideDialog::find(bool backwards) {
    const QString words = m_find->words();
    if (words.isEmpty())
        return m_find->open();
    const QTextDocument::FindFlags how = backwards ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    const Place begun = place();
    const QTextCursor cursor = m_text->textCursor();
    bool isFound = m_text->find(words, how);
    const int count = static_cast<int>(guideChapters().size());
    for (int i = 1; !isFound && i <= count; ++i) {
        const int next = (begun.chapter + (backwards ? count - i : i)) % count;
        m_text->setChapter(guideChapters()[static_cast<std::size_t>(next)]);
        m_text->moveCursor(backwards ? QTextCursor::End : QTextCursor::Start);
        isFound = m_text->find(words, how);
    }
    if (!isFound) {
        goTo(begun);
        m_text->setTextCursor(cursor);
    }
    m_find->setFound(isFound);
    showPlace();
}

void GuideDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    if (const std::optional<Place> first = std::exchange(m_atFirst, std::nullopt))
        goTo(*first);
}

void GuideDialog::restoreLayout(const Settings& settings) {
    QDataStream from(settings.layout(layoutName()));
    QByteArray geometry;
    QByteArray sizes;
    QString chapter;
    Place place;
    from >> geometry >> sizes >> chapter >> place.scrolled;
    place.chapter = chapterNamed(chapter);
    if (from.status() != QDataStream::Ok || place.chapter < 0)
        return;
    restoreGeometry(geometry);
    m_splitter->restoreState(sizes);
    m_atFirst = place;
}

void GuideDialog::saveLayout(Settings& settings) const {
    QByteArray state;
    QDataStream to(&state, QIODevice::WriteOnly);
    const Place last = m_atFirst.value_or(place());
    to << saveGeometry() << m_splitter->saveState()
       << QString::fromStdString(guideChapters()[static_cast<std::size_t>(last.chapter)].name) << last.scrolled;
    settings.setLayout(layoutName(), state);
}

} // namespace readyscope
