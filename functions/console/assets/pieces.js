/** The answer to an open page holds what is new; `<template data-keep="from count">` stands for pieces that the page shows. */

const keepIn = (element) => element.dataset?.keep?.split(' ').map(Number)

/** Makes the children of `now` like those of `next`. What is kept stays the same element, untouched unless its place changes. */
export function become(now, next, pieces) {
  const used = new Set()
  const wanted = [...next.childNodes].flatMap((child) => {
    const [from, count] = keepIn(child) ?? []
    if (count) return pieces.slice(from, from + count)
    const inside = child.querySelector?.('[data-keep]')
    if (!inside) return [child]
    const piece = pieces[keepIn(inside)[0]]
    const isSame = (each) => each.nodeName === child.nodeName && each.contains(piece) && !used.has(each)
    const shell = [...now.children].find(isSame) ?? child.cloneNode(false)
    used.add(shell)
    for (const { name } of [...shell.attributes]) if (!child.hasAttribute(name)) shell.removeAttribute(name)
    for (const { name, value } of child.attributes) shell.setAttribute(name, value)
    become(shell, child, pieces)
    return [shell]
  })
  for (const each of [...now.childNodes]) if (!wanted.includes(each)) each.remove()
  let at = now.firstChild
  for (const each of wanted) {
    if (each === at) at = at.nextSibling
    else now.insertBefore(each, at)
  }
}
